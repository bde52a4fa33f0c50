import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import type { Actor } from '../../domain/actor.ts'
import type { Account } from '../accounts.ts'

const sessionHours = 12
// Short enough that a revoked session ends soon, long enough that busy callers do not read it with every request.
const rememberMs = 5_000

/** Who has signed in, and by which session. */
export interface SignedIn {
  readonly actor: Actor
  readonly account: Account
  readonly sessionId: string
}

export interface OpenedSession {
  readonly token: string
  readonly expiresAt: Date
}

/** The form in which secrets are kept, so that a copy of a table opens nothing. */
export const tokenHash = (token: string) => createHash('sha256').update(token).digest('hex')

/** Opens a session for an account that has shown who it is. */
export async function openSession(pool: Pool, account: string): Promise<OpenedSession> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(Date.now() + sessionHours * 3_600_000)
  await pool.query('DELETE FROM sessions WHERE expires_at < now()')
  await pool.query('INSERT INTO sessions (token_hash, account, expires_at) VALUES ($1, $2, $3)', [tokenHash(token), account, expiresAt])
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
      const found = await findSession(pool, hash)
      if (remembered.size > 10_000) remembered.clear()
      if (found) remembered.set(hash, { found, until: Date.now() + rememberMs })
      return found
    },
    async close(token: string): Promise<void> {
      const hash = tokenHash(token)
      remembered.delete(hash)
      await pool.query('DELETE FROM sessions WHERE token_hash = $1', [hash])
    },
  }
}

async function findSession(pool: Pool, hash: string): Promise<SignedIn | undefined> {
  const { rows } = await pool.query(
    `SELECT sessions.id AS session_id, accounts.id, name, role, agency, district, entity_code
     FROM sessions JOIN accounts ON accounts.id = sessions.account WHERE token_hash = $1 AND expires_at > now()`,
    [hash],
  )
  const row = rows[0]
  if (!row) return undefined
  const actor: Actor = {
    id: row.id,
    role: row.role,
    ...(row.agency === null ? {} : { agency: row.agency }),
    ...(row.district === null ? {} : { district: row.district }),
    ...(row.entity_code === null ? {} : { entityCode: row.entity_code }),
  }
  return { actor, account: { ...actor, name: row.name }, sessionId: row.session_id }
}
