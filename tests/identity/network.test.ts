import { expect, it } from 'vitest'
import { networkOf } from '../../identity/network.ts'

// RFC 4291 (2.2, 2.5.4) and RFC 5952: one address is written in many ways, and its first 64 bits are the network.
it.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['::FFFF:192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:0:0:0:9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8::ffff:1:2:3', '2001:db8:0:0::/64'],
  ['2001:db8:0:0:9:8:7:6', '2001:db8:0:0::/64'],
  ['2001:db8::3:4:5:6:7', '2001:db8:0:3::/64'],
  ['2001:db8::1:1', '2001:db8:0:0::/64'],
  ['2001::1', '2001:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['1::', '1:0:0:0::/64'],
  ['64:ff9b::192.0.2.33', '64:ff9b:0:0::/64'],
  ['1:2:3:4:5:6:192.0.2.33', '1:2:3:4::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['', ''],
  ['no address', 'no address'],
])('%s counts as %s', (address, place) => {
  expect(networkOf(address)).toBe(place)
})

it('any two addresses of a network count as one, and of two networks as two', () => {
  const places = (network: number) =>
    new Set(
      Array.from({ length: 2_000 }, (_, host) => networkOf(`2001:db8:0:${network.toString(16)}::${host.toString(16)}`)),
    )
  expect(places(0).size).toBe(1)
  expect([...places(0), ...places(1), ...places(0xffff)]).toHaveLength(3)
})
