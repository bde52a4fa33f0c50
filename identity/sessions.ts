import type { Pool } from 'pg'
import type { Account } from '../database/queries/accounts.ts'
import { findApiKey } from '../database/queries/api-keys.ts'
import { addSession, endSession, findSession } from '../database/queries/sessions.ts'
import type { Actor } from '../domain/actor.ts'
import { cached } from './cache.ts'
import { newSecret, tokenHash } from './secrets.ts'

const sessionHours = 12
// Short enough that a revoked session ends soon, long enough that busy callers do not read it with every request.
const rememberMs = 5_000

/** Who has signed in, and by which session. */
export interface SignedIn {
  readonly actor: Actor
  readonly account: Account
  /** Absent where a key and not a session was shown. */
  readonly sessionId?: string
  /** The operations that a key is for; absent for a person, to whom all of the role are open. */
  readonly operations?: readonly string[]
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

/** Opens a session for an account that has shown who it is. */
export async function openSession(pool: Pool, account: string, entry: Entry = {}): Promise<OpenedSession> {
  const token = newSecret()
  const expiresAt = new Date(Date.now() + sessionHours * 3_600_000)
  const { door = 'password', device = '' } = entry
  await addSession(pool, { tokenHash: tokenHash(token), account, door, device: device.slice(0, 200), expiresAt })
  return { token, expiresAt }
}

export type SessionReader = ReturnType<typeof sessionReader>

/**
 * Finds who is signed in by a session, or whose key it is; remembers both for a few seconds, apart from each other: a key
 * asked for as a session is none.
 */
export function sessionReader(pool: Pool) {
  const known = cached<SignedIn>(rememberMs)
  const knownKeys = cached<SignedIn>(rememberMs)
  return {
    async bySession(token: string): Promise<SignedIn | undefined> {
      const hash = tokenHash(token)
      return await known.get(hash, async () => await bySession(pool, hash))
    },
    async byKey(token: string): Promise<SignedIn | undefined> {
      const hash = tokenHash(token)
      return await knownKeys.get(hash, async () => await byKey(pool, hash))
    },
    async close(token: string): Promise<void> {
      const hash = tokenHash(token)
      known.forget(hash)
      await endSession(pool, hash)
    },
    /** Reads an account anew with its next request, since its sessions, its keys or its password have changed. */
    forget(account: string): void {
      for (const each of [known, knownKeys]) each.forgetWhere((found) => found.account.id === account)
    },
  }
}

async function bySession(pool: Pool, hash: string): Promise<SignedIn | undefined> {
  const session = await findSession(pool, hash)
  return session && { ...session, actor: actorOf(session.account) }
}

async function byKey(pool: Pool, hash: string): Promise<SignedIn | undefined> {
  const key = await findApiKey(pool, hash)
  return key && { ...key, actor: actorOf(key.account), mustChangePassword: false }
}

/** What an account is in a case. */
export function actorOf({ id, role, agency, district, entityCode, onlyCases }: Account): Actor {
  return {
    id,
    role,
    ...(agency === undefined ? {} : { agency }),
    ...(district === undefined ? {} : { district }),
    ...(entityCode === undefined ? {} : { entityCode }),
    ...(onlyCases === undefined ? {} : { onlyCases }),
  }
}
