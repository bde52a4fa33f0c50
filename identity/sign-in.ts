import type { Pool } from 'pg'
import { findCredentials, setPassword } from '../database/queries/accounts.ts'
import { endSessions } from '../database/queries/sessions.ts'
import { countAttempt, forgetAttempts, listLocks } from '../database/queries/sign-in-attempts.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { passwordRefusal } from './password-policy.ts'
import type { Asker } from './fair-line.ts'
import { networkOf } from './network.ts'
import { fitsNone, hashPassword, withPasswords } from './passwords.ts'
import type { SignedIn } from './sessions.ts'
import { tokenHash } from './secrets.ts'

// Spent also for unknown accounts, so that the time of an answer does not tell which accounts exist.
const nobody = fitsNone()

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
 * elsewhere does not lock a session or a browser that the account has signed in from before. Throws `LineFull` when the
 * place or the name has too many that wait; the attempt then does not count.
 */
export async function signIn(
  pool: Pool,
  id: string,
  password: string,
  whence: Whence = { address: '' },
): Promise<Refusal | { mustChangePassword: boolean }> {
  return await withPasswords(askerOf(whence, id), async ({ isRight }) => {
    const nameHash = tokenHash(id)
    const source = tokenHash(placeOf(whence))
    const locked =
      (await countAttempt(pool, { nameHash, source })) ??
      ('address' in whence ? await countAttempt(pool, { nameHash, source: '' }, strangersAllowed) : undefined)
    if (locked) return refuse('session.locked', { until: shanghaiMinute(locked.lockedUntil) })
    const credentials = await findCredentials(pool, id)
    const right = await isRight(password, credentials?.passwordHash ?? nobody)
    if (!right || !credentials?.passwordHash) return refuse('session.refused')
    await forgetAttempts(pool, nameHash, source)
    if (credentials.disabled) return refuse('session.disabled')
    return { mustChangePassword: credentials.mustChangePassword }
  })
}

// A whole network of IPv6 is one place.
const placeOf = (whence: Whence) =>
  JSON.stringify('address' in whence ? { address: networkOf(whence.address) } : whence)

/**
 * Who asks for a look at a password: strangers who try a name do not take the places of its owner, whom a browser or a
 * session makes known.
 */
export const askerOf = (whence: Whence, id: string): Asker => ({
  place: placeOf(whence),
  about: `${'address' in whence ? 'strangers' : 'known'} ${id}`,
})

// The zone has had one offset since 1991.
const shanghaiMinute = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** Until when each of some accounts is locked somewhere; those that are not locked are missing. */
export async function locksOf(pool: Pool, ids: readonly string[]): Promise<ReadonlyMap<string, Date>> {
  const locks = await listLocks(pool, ids.map(tokenHash))
  return new Map(
    ids.flatMap((id) => {
      const until = locks.get(tokenHash(id))
      return until ? [[id, until] as const] : []
    }),
  )
}

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
  const whence = whenceOf(account.id, sessionId)
  const checked = await signIn(pool, account.id, current, whence)
  if (isRefusal(checked)) return checked
  if (current === next) return refuse('password.same')
  const poor = passwordRefusal(next, [account.id, account.name])
  if (poor) return poor
  await setPassword(pool, account.id, await hashPassword(next, askerOf(whence, account.id)), false)
  await endSessions(pool, account.id, sessionId === undefined ? {} : { except: sessionId })
  return undefined
}
