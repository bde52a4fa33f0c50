import type { Pool } from 'pg'
import type { Account } from './accounts.ts'
import { accountColumns, accountOf } from './accounts.ts'

/** A key as operators see it; the secret itself is shown once, when it is made. */
export interface ApiKey {
  readonly id: string
  readonly account: string
  readonly label: string
  readonly operations: readonly string[]
  readonly createdBy: string
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly revokedAt: Date | null
  readonly usedAt: Date | null
}

const columns = `api_keys.id, account, label, operations, created_by AS "createdBy", api_keys.created_at AS "createdAt",
  expires_at AS "expiresAt", revoked_at AS "revokedAt", used_at AS "usedAt"`

/** Adds a key. */
export async function addApiKey(
  pool: Pool,
  key: Pick<ApiKey, 'account' | 'label' | 'operations' | 'createdBy' | 'expiresAt'> & { readonly secretHash: string },
): Promise<ApiKey> {
  const { rows } = await pool.query<ApiKey>(
    `INSERT INTO api_keys (account, label, operations, created_by, expires_at, secret_hash)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${columns}`,
    [key.account, key.label, key.operations, key.createdBy, key.expiresAt, key.secretHash],
  )
  return rows[0]!
}

/** The account and the operations that a key opens, while key and account hold; notes at most once a minute its use. */
export async function findApiKey(
  pool: Pool,
  secretHash: string,
): Promise<{ account: Account; operations: readonly string[] } | undefined> {
  const { rows } = await pool.query(
    `SELECT operations, used_at IS NULL OR used_at < now() - interval '1 minute' AS note_use, ${accountColumns}
     FROM api_keys JOIN accounts ON accounts.id = api_keys.account
     WHERE secret_hash = $1 AND expires_at > now() AND revoked_at IS NULL AND disabled_at IS NULL`,
    [secretHash],
  )
  const row = rows[0]
  if (!row) return undefined
  if (row.note_use) await pool.query('UPDATE api_keys SET used_at = now() WHERE secret_hash = $1', [secretHash])
  return { account: accountOf(row), operations: row.operations }
}

/** Every key, the newest first. */
export async function listApiKeys(pool: Pool): Promise<ApiKey[]> {
  return (await pool.query<ApiKey>(`SELECT ${columns} FROM api_keys ORDER BY api_keys.created_at DESC, id`)).rows
}

/** Ends a key; answers with the account that it opened, or undefined when there is no such key. */
export async function revokeApiKey(pool: Pool, id: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ account: string }>(
    'UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 RETURNING account',
    [id],
  )
  return rows[0]?.account
}
