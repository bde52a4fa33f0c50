import type { lookup } from 'node:dns'
import { describe, expect, it } from 'vitest'
import { guardedLookup, InsideAddress, isInside, refuseInside } from '../../../record/subscribers/reach.ts'

// One address of each network of the special-purpose registries of IANA (RFC 6890), at both ends where it has two.
const inside = [
  '0.0.0.0',
  '10.0.0.1',
  '10.255.255.255',
  '100.64.0.1',
  '100.127.255.254',
  '127.0.0.1',
  '127.8.8.8',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.8',
  '192.0.2.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.7',
  '203.0.113.7',
  '224.0.0.1',
  '239.255.255.250',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '100::1',
  '2001::1',
  '2001:db8::1',
  '2002:a00:1::1',
  '3fff::1',
  'fc00::1',
  'fdff::1',
  'fe80::1',
  'ff02::1',
]
const outside = [
  '1.1.1.1',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '172.15.0.1',
  '172.32.0.1',
  '223.255.255.255',
  '2400:3200::1',
  '2606:4700::1111',
]
const nobody = new Set<string>()

/** A look-up that answers with these addresses, one set after the other. */
function answering(...answers: readonly (readonly string[])[]): typeof lookup {
  const left = [...answers]
  const resolve = (_host: string, _options: object, done: (error: null, addresses: unknown) => void) =>
    done(
      null,
      (left.length > 1 ? left.shift()! : left[0]!).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      })),
    )
  return resolve as unknown as typeof lookup
}

const ask = async (resolve: typeof lookup, named: ReadonlySet<string> = nobody, all = true) =>
  await new Promise<unknown>((settle) =>
    guardedLookup(named, resolve)('platform.example', { all }, (error, address) => settle(error ?? address)),
  )

describe('an address inside', () => {
  it.each(inside)('%s is one, written in the URL or found by name', async (address) => {
    expect(isInside(address)).toBe(true)
    const url = new URL(`https://${address.includes(':') ? `[${address}]` : address}/in`)
    expect(() => refuseInside(url, nobody)).toThrow(InsideAddress)
    expect(await ask(answering([address]))).toBeInstanceOf(InsideAddress)
    // One of several is enough: any of them may be connected to.
    expect(await ask(answering(['1.1.1.1', address]))).toBeInstanceOf(InsideAddress)
    expect(await ask(answering([address]), nobody, false)).toBeInstanceOf(InsideAddress)
  })

  it.each([
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://[::ffff:7f00:1]/',
  ])('%s is one, however it is written', (url) => {
    expect(() => refuseInside(new URL(url), nobody)).toThrow(InsideAddress)
  })

  it.each(outside)('%s is none', async (address) => {
    expect(isInside(address)).toBe(false)
    expect(await ask(answering([address]))).toEqual([{ address, family: address.includes(':') ? 6 : 4 }])
  })

  it('is found in the answer that is connected to, also where an earlier one was harmless', async () => {
    const changing = answering(['1.1.1.1'], ['169.254.169.254'])
    expect(await ask(changing)).toEqual([{ address: '1.1.1.1', family: 4 }])
    expect(await ask(changing)).toBeInstanceOf(InsideAddress)
  })

  it('may be reached where its host is named, and no other', async () => {
    const named = new Set(['platform.example', '10.0.0.7', 'fd00::7'])
    expect(await ask(answering(['10.0.0.7']), named)).toEqual([{ address: '10.0.0.7', family: 4 }])
    for (const host of ['10.0.0.7', '[fd00::7]'])
      expect(() => refuseInside(new URL(`https://${host}/`), named)).not.toThrow()
    expect(() => refuseInside(new URL('https://10.0.0.8/'), named)).toThrow(InsideAddress)
  })
})
