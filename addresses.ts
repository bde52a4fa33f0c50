/** Names of this machine; no name is a socket of it. */
export const thisMachine = /^(|localhost|127(\.\d+){3}|\[::1\])$/

/** Whether `host:port` is on another machine. */
export const isElsewhere = (hostPort: string | undefined) =>
  hostPort !== undefined && !thisMachine.test(hostPort.replace(/:\d+$/, ''))

/** Whether a database on another machine would be reached without TLS. */
export function isPlainDatabase(address: string | undefined): boolean {
  if (address === undefined) return false
  const { hostname, searchParams } = new URL(address)
  const host = searchParams.get('host') ?? hostname
  const isSecured = /^(require|verify-ca|verify-full)$/.test(searchParams.get('sslmode') ?? '')
  // A path is a socket of this machine.
  return !isSecured && !thisMachine.test(host) && !host.startsWith('/')
}

/** Whether an address on another machine would be reached without TLS. */
export function isPlainWeb(address: string | undefined): boolean {
  if (address === undefined) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'http:' && !thisMachine.test(hostname)
}
