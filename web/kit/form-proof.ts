import { createHmac } from 'node:crypto'
import { derivedKey } from '../../identity/derived-keys.ts'
import { isSame } from '../../identity/secrets.ts'

const hourMs = 3_600_000
// A session lasts for half of it, and somebody comes back to the page the next morning.
const validHours = 24

/**
 * What a page gives its form beside the token of the session, so that the form is known again when that session is over:
 * that the server has shown this form to this account, and in which hour. The query of an address is no part of it.
 */
export function formProof(secret: string, account: string, address: string, now = Date.now()): string {
  return proofOf(secret, account, address, Math.floor(now / hourMs))
}

/** Whether a form of an address was shown to an account within the last day. */
export function isFormProof(
  secret: string,
  { account, address, sent }: { readonly account: string; readonly address: string; readonly sent: string },
  now = Date.now(),
): boolean {
  const hour = Number(/^(\d{1,9})\.[\w-]{43}$/.exec(sent)?.[1])
  const age = Math.floor(now / hourMs) - hour
  if (account === '' || !(age >= 0 && age < validHours)) return false
  return isSame(sent, proofOf(secret, account, address, hour))
}

function proofOf(secret: string, account: string, address: string, hour: number): string {
  const said = JSON.stringify([account, address.split('?')[0], hour])
  return `${hour}.${createHmac('sha256', derivedKey(secret, 'forms')).update(said).digest('base64url')}`
}
