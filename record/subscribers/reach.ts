import { lookup } from 'node:dns'
import type { LookupAddress, LookupOptions } from 'node:dns'
import { BlockList, isIP } from 'node:net'

/**
 * The networks that are not the public internet, by the special-purpose registries of IANA (RFC 6890 and its updates):
 * whoever registers an address must not reach what only this house reaches.
 */
const inside: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Everything of IPv6 but its global unicast.
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  // Within it: protocols, among them Teredo; documentation; 6to4, which holds an address of IPv4.
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
]

// One for each family, since every address of IPv4 counts as one of IPv6 as well.
const blocked = { ipv4: new BlockList(), ipv6: new BlockList() }
for (const [network, prefix] of inside) {
  const family = network.includes(':') ? 'ipv6' : 'ipv4'
  blocked[family].addSubnet(network, prefix, family)
}

/** Whether an address is none of the public internet: private, of this machine, link-local, shared, multicast or reserved. */
export function isInside(address: string): boolean {
  const version = isIP(address)
  const family = version === 6 ? 'ipv6' : 'ipv4'
  return version === 0 || blocked[family].check(address, family)
}

/** Thrown before anything is sent to an address inside. */
export class InsideAddress extends Error {}

/** Whether the settings name the host of a URL, so that it may be inside and without TLS. */
export const isNamed = ({ hostname }: URL, named: ReadonlySet<string>): boolean => named.has(bare(hostname))

const bare = (host: string) => host.toLowerCase().replace(/^\[|\]$/g, '')

/**
 * How the host of a subscriber is looked up for a connection. What is checked is what is connected to, so that no answer of
 * DNS can change in between; `named` are hosts inside that the settings allow. Refuses with `InsideAddress`.
 */
export function guardedLookup(named: ReadonlySet<string>, resolve: typeof lookup = lookup) {
  return (
    host: string,
    options: LookupOptions,
    done: (error: Error | null, address: string | LookupAddress[], family?: number) => void,
  ): void => {
    resolve(host, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, [])
      const wrong = named.has(bare(host)) ? undefined : addresses.find(({ address }) => isInside(address))
      if (wrong) return done(new InsideAddress(insideWords(host)), [])
      const [first] = addresses
      if (!first) return done(new Error(`${host} has no address`), [])
      if (options.all === true) return done(null, addresses)
      done(null, first.address, first.family)
    })
  }
}

/** Throws `InsideAddress` where the host of a URL is written as an address inside, which no look-up would meet. */
export function refuseInside({ hostname }: URL, named: ReadonlySet<string>): void {
  const host = bare(hostname)
  if (isIP(host) !== 0 && isInside(host) && !named.has(host)) throw new InsideAddress(insideWords(host))
}

const insideWords = (host: string) =>
  `${host} is an address inside, to which nothing is sent unless SUBSCRIBER_PRIVATE_HOSTS names it`
