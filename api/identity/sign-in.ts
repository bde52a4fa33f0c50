import type { Pool } from 'pg'
import { findCredentials, setPassword } from '../../database/queries/accounts.ts'
import { endSessions } from '../../database/queries/sessions.ts'
import { countAttempt, forgetAttempts } from '../../database/queries/sign-in-attempts.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { isRefusal, refuse } from '../../domain/refusal.ts'
import { passwordRefusal } from './password-policy.ts'
import { hashPassword, isPassword, refuseWhenFull } from './passwords.ts'
import type { SignedIn } from './sessions.ts'
import { newSecret, tokenHash } from './secrets.ts'

// Spent also for unknown accounts, so that the time of an answer does not tell which accounts exist.
const nobody = hashPassword(newSecret())

/** From where somebody tries a name. */
export type Whence =
  /** A network address, of which nothing is known. */
  | { readonly address: string }
  /** A browser in which this account has signed in before. */
  | { readonly device: string }
  /** A session of this account, whose owner is asked once more. */
  | { readonly session: string }

// Of a name, from all addresses together: more than its owner mistypes, few enough that guessing gets nowhere.
const strangersAllowed = 100

/**
 * Checks that an account and a password belong together. Refuses with `session.locked` after failures in a row from the
 * same place, with `session.refused` when they do not belong together, and with `session.disabled`. What others fail
 * elsewhere does not lock a session or a browser that the account has signed in from before.
 */
export async function signIn(
  pool: Pool,
  id: string,
  password: string,
  whence: Whence = { address: '' },
): Promise<Refusal | { mustChangePassword: boolean }> {
  refuseWhenFull()
  const nameHash = tokenHash(id)
  const source = tokenHash(JSON.stringify('address' in whence ? { address: networkOf(whence.address) } : whence))
  const locked =
    (await countAttempt(pool, { nameHash, source })) ??
    ('address' in whence ? await countAttempt(pool, { nameHash, source: '' }, strangersAllowed) : undefined)
  if (locked) return refuse('session.locked', { until: shanghaiMinute(locked.lockedUntil) })
  const credentials = await findCredentials(pool, id)
  const right = await isPassword(password, credentials?.passwordHash ?? (await nobody))
  if (!right || !credentials?.passwordHash) return refuse('session.refused')
  await forgetAttempts(pool, nameHash, source)
  if (credentials.disabled) return refuse('session.disabled')
  return { mustChangePassword: credentials.mustChangePassword }
}

// Who has one address of IPv6 has the other 2^64 of its network too.
const networkOf = (address: string) =>
  address.includes('.') || !address.includes(':') ? address : address.split(':').slice(0, 4).join(':')

// The zone has had one offset since 1991.
const shanghaiMinute = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** Unlocks a name before its time. */
export async function unlock(pool: Pool, id: string): Promise<void> {
  await forgetAttempts(pool, tokenHash(id))
}

/** Asking again within a session counts for that session, so that nobody else can lock its owner out of it. */
export const whenceOf = (account: string, sessionId: string | undefined): Whence => ({ session: sessionId ?? account })

/** Changes the own password and ends the account's other sessions; refuses like `signIn`, or for the new password. */
export async function changePassword(
  pool: Pool,
  { account, sessionId }: SignedIn,
  current: string,
  next: string,
): Promise<Refusal | undefined> {
  const checked = await signIn(pool, account.id, current, whenceOf(account.id, sessionId))
  if (isRefusal(checked)) return checked
  if (current === next) return refuse('password.same')
  const poor = passwordRefusal(next, [account.id, account.name])
  if (poor) return poor
  await setPassword(pool, account.id, await hashPassword(next), false)
  await endSessions(pool, account.id, sessionId === undefined ? {} : { except: sessionId })
  return undefined
}
