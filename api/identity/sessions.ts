import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { Account } from '../../database/queries/accounts.ts'
import { addSession, endSession, findSession } from '../../database/queries/sessions.ts'
import { dropOldAttempts } from '../../database/queries/sign-in-attempts.ts'
import type { Actor } from '../../domain/actor.ts'

const sessionHours = 12
// Short enough that a revoked session ends soon, long enough that busy callers do not read it with every request.
const rememberMs = 5_000

/** Who has signed in, and by which session. */
export interface SignedIn {
  readonly actor: Actor
  readonly account: Account
  readonly sessionId: string
  /** The password is a first one: nothing may be done before it has been changed. */
  readonly mustChangePassword: boolean
}

export interface OpenedSession {
  readonly token: string
  readonly expiresAt: Date
}

/** By which way somebody came in, and with which program. */
export interface Entry {
  readonly door?: 'password' | 'staff' | 'entity' | 'invitation'
  readonly device?: string | undefined
}

/** The form in which secrets are kept, so that a copy of a table opens nothing. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')

/** A secret that cannot be guessed. */
export const newSecret = () => randomBytes(32).toString('base64url')

/** Opens a session for an account that has shown who it is. */
export async function openSession(pool: Pool, account: string, entry: Entry = {}): Promise<OpenedSession> {
  const token = newSecret()
  const expiresAt = new Date(Date.now() + sessionHours * 3_600_000)
  const { door = 'password', device = '' } = entry
  await dropOldAttempts(pool)
  await addSession(pool, { tokenHash: tokenHash(token), account, door, device: device.slice(0, 200), expiresAt })
  return { token, expiresAt }
}

export type SessionReader = ReturnType<typeof sessionReader>

/** Finds who is signed in; remembers it for a few seconds. */
export function sessionReader(pool: Pool) {
  const remembered = new Map<string, { found: SignedIn; until: number }>()
  return {
    async find(token: string): Promise<SignedIn | undefined> {
      const hash = tokenHash(token)
      const known = remembered.get(hash)
      if (known && known.until > Date.now()) return known.found
      remembered.delete(hash)
      const session = await findSession(pool, hash)
      if (remembered.size > 10_000) remembered.clear()
      if (!session) return undefined
      const found = { ...session, actor: actorOf(session.account) }
      remembered.set(hash, { found, until: Date.now() + rememberMs })
      return found
    },
    async close(token: string): Promise<void> {
      const hash = tokenHash(token)
      remembered.delete(hash)
      await endSession(pool, hash)
    },
    /** Reads an account anew with its next request, since its sessions or its password have changed. */
    forget(account: string): void {
      for (const [hash, { found }] of remembered) if (found.account.id === account) remembered.delete(hash)
    },
  }
}

/** What an account is in a case. */
export function actorOf({ name: _, ...actor }: Account): Actor {
  return actor
}
