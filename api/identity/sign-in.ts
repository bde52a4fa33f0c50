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

/**
 * Checks that an account and a password belong together. Refuses with `session.locked` after failures in a row, with
 * `session.refused` when they do not belong together, and with `session.disabled`.
 */
export async function signIn(
  pool: Pool,
  id: string,
  password: string,
): Promise<Refusal | { mustChangePassword: boolean }> {
  refuseWhenFull()
  const attempt = await countAttempt(pool, tokenHash(id))
  if (attempt) return refuse('session.locked', { until: shanghaiMinute(attempt.lockedUntil) })
  const credentials = await findCredentials(pool, id)
  const right = await isPassword(password, credentials?.passwordHash ?? (await nobody))
  if (!right || !credentials?.passwordHash) return refuse('session.refused')
  await forgetAttempts(pool, tokenHash(id))
  if (credentials.disabled) return refuse('session.disabled')
  return { mustChangePassword: credentials.mustChangePassword }
}

// The zone has had one offset since 1991.
const shanghaiMinute = (at: Date) => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** Unlocks a name before its time. */
export async function unlock(pool: Pool, id: string): Promise<void> {
  await forgetAttempts(pool, tokenHash(id))
}

/** Changes the own password and ends the account's other sessions; refuses like `signIn`, or for the new password. */
export async function changePassword(
  pool: Pool,
  { account, sessionId }: SignedIn,
  current: string,
  next: string,
): Promise<Refusal | undefined> {
  const checked = await signIn(pool, account.id, current)
  if (isRefusal(checked)) return checked
  if (current === next) return refuse('password.same')
  const poor = passwordRefusal(next, [account.id, account.name])
  if (poor) return poor
  await setPassword(pool, account.id, await hashPassword(next), false)
  await endSessions(pool, account.id, sessionId === undefined ? {} : { except: sessionId })
  return undefined
}
