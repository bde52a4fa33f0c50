import type { Pool } from 'pg'
import type { Account } from './accounts.ts'
import { accountColumns, accountOf } from './accounts.ts'

export interface FoundSession {
  readonly sessionId: string
  readonly account: Account
  readonly mustChangePassword: boolean
}

/** A session as its owner and the operators see it. */
export interface SessionRow {
  readonly id: string
  readonly account: string
  readonly door: string
  readonly device: string
  readonly openedAt: Date
  readonly usedAt: Date
  readonly expiresAt: Date
}

/** Hours without use after which a session ends. */
const idleHours = 2

const isLive = `expires_at > now() AND used_at > now() - interval '${idleHours} hours'`

/** Of a row of sessions: it has ended by its time. */
export const sessionIsOver = `NOT (${isLive})`

/** How many sessions of one account are open at once: of more, those that are longest out of use end. */
export const mostSessions = 200

/** Adds a session, and ends those of the account that are too many. */
export async function addSession(
  pool: Pool,
  session: { tokenHash: string; account: string; door: string; device: string; expiresAt: Date },
): Promise<void> {
  await pool.query(
    `WITH given_way AS (
       DELETE FROM sessions WHERE id IN (
         SELECT id FROM sessions WHERE account = $2 ORDER BY used_at DESC, opened_at DESC, id OFFSET $6 - 1)
     )
     INSERT INTO sessions (token_hash, account, door, device, expires_at) VALUES ($1, $2, $3, $4, $5)`,
    [session.tokenHash, session.account, session.door, session.device, session.expiresAt, mostSessions],
  )
}

/** Who has signed in with a token, while session and account hold; notes at most once a minute that it is in use. */
export async function findSession(pool: Pool, tokenHash: string): Promise<FoundSession | undefined> {
  const { rows } = await pool.query(
    `SELECT sessions.id AS session_id, must_change_password, used_at < now() - interval '1 minute' AS note_use, ${accountColumns}
     FROM sessions JOIN accounts ON accounts.id = sessions.account
     WHERE token_hash = $1 AND ${isLive} AND disabled_at IS NULL`,
    [tokenHash],
  )
  const row = rows[0]
  if (!row) return undefined
  if (row.note_use) await pool.query('UPDATE sessions SET used_at = now() WHERE token_hash = $1', [tokenHash])
  return { sessionId: row.session_id, account: accountOf(row), mustChangePassword: row.must_change_password }
}

/** The sessions of an account, the newest first. */
export async function listSessions(pool: Pool, account: string): Promise<SessionRow[]> {
  const { rows } = await pool.query<SessionRow>(
    `SELECT id, account, door, device, opened_at AS "openedAt", used_at AS "usedAt", expires_at AS "expiresAt"
     FROM sessions WHERE account = $1 AND ${isLive} ORDER BY opened_at DESC, id LIMIT $2`,
    [account, mostSessions],
  )
  return rows
}

/** Ends the session of a token. */
export async function endSession(pool: Pool, tokenHash: string): Promise<void> {
  await pool.query('DELETE FROM sessions WHERE token_hash = $1', [tokenHash])
}

/** Ends sessions of an account: one, or all but one. Answers how many. */
export async function endSessions(
  pool: Pool,
  account: string,
  { only, except }: { only?: string; except?: string } = {},
): Promise<number> {
  const { rowCount } = await pool.query(
    'DELETE FROM sessions WHERE account = $1 AND ($2::uuid IS NULL OR id = $2) AND ($3::uuid IS NULL OR id <> $3)',
    [account, only ?? null, except ?? null],
  )
  return rowCount ?? 0
}
