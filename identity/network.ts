import { isIPv6 } from 'node:net'

const groups = (text: string) => text.split(':').filter((group) => group !== '')

/**
 * The place that an address counts as where it is counted by address: itself, but a whole network of IPv6 (RFC 4291, 2.5.4:
 * its first 64 bits), since who has one address of that has the other 2^64 too. However the address is written.
 */
export function networkOf(address: string): string {
  const [bare = ''] = address.split('%')
  if (!isIPv6(bare)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (mapped !== undefined) return mapped
  const [head = '', tail] = bare.split('::')
  const [first, last] = [groups(head), groups(tail ?? '')]
  // What is written in the way of IPv4 at the end stands for two groups.
  const written = first.length + last.length + (bare.includes('.') ? 1 : 0)
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - written)
  const whole = [...first, ...Array.from({ length: zeros }, () => '0'), ...last]
  return `${whole
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
