import type { Pool } from 'pg'
import { listSessions } from '../database/queries/sessions.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import type { SignedIn } from './sessions.ts'
import { signIn, whenceOf } from './sign-in.ts'

const freshMs = 10 * 60_000

/** Whether somebody has signed in so lately that they need not show again who they are. */
export async function isFresh(pool: Pool, { account, sessionId }: SignedIn): Promise<boolean> {
  const own = (await listSessions(pool, account.id)).find(({ id }) => id === sessionId)
  return own !== undefined && Date.now() - own.openedAt.getTime() < freshMs
}

/**
 * Asks once more who somebody is before they end sessions (ASVS 7.5.2): a sign-in of the last ten minutes, or else the
 * password. Refuses like `signIn`, and with `session.notFresh` when no password was given.
 */
export async function confirmPerson(pool: Pool, signedIn: SignedIn, password: string): Promise<Refusal | undefined> {
  if (await isFresh(pool, signedIn)) return undefined
  if (password === '') return refuse('session.notFresh')
  const checked = await signIn(pool, signedIn.account.id, password, whenceOf(signedIn.account.id, signedIn.sessionId))
  return isRefusal(checked) ? checked : undefined
}
