import type { Pool } from 'pg'
import type { Account } from './accounts.ts'
import { accountColumns, accountOf } from './accounts.ts'
import { inTransaction } from '../transaction.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'

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

/** How many keys of one account hold at once, and how many it is given within a day. */
export const mostKeys = 20

/**
 * Adds a key; undefined, and nothing is added, when `mostKeys` of the account hold, or were made within the last 24 hours:
 * each stays in the list for good.
 */
export async function addApiKey(
  pool: Pool,
  key: Pick<ApiKey, 'account' | 'label' | 'operations' | 'createdBy' | 'expiresAt'> & { readonly secretHash: string },
): Promise<ApiKey | undefined> {
  return await inTransaction(pool, async (client) => {
    // One at a time for each account, so that those made at once are counted.
    await client.query(`SELECT pg_advisory_xact_lock(hashtextextended('keys of ' || $1, 0))`, [key.account])
    const { rows } = await client.query<ApiKey>(
      `INSERT INTO api_keys (account, label, operations, created_by, expires_at, secret_hash)
       SELECT $1, $2, $3, $4, $5, $6 WHERE (
         SELECT greatest(count(*) FILTER (WHERE revoked_at IS NULL AND expires_at > now()),
           count(*) FILTER (WHERE created_at > now() - interval '1 day'))
         FROM api_keys WHERE account = $1) < $7
       RETURNING ${columns}`,
      [key.account, key.label, key.operations, key.createdBy, key.expiresAt, key.secretHash, mostKeys],
    )
    return rows[0]
  })
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

/** The parts of the key by which the list of keys goes on. */
export const apiKeyListKey = ['number', 'text'] as const

/** A page of every key, the newest first. */
export async function listApiKeys(
  pool: Pool,
  { after, limit }: { readonly after?: readonly (string | number)[] | undefined; readonly limit: number },
): Promise<Page<ApiKey>> {
  const { rows } = await pool.query<ApiKey & { moment: number }>(
    `SELECT * FROM (SELECT ${columns}, (extract(epoch FROM created_at) * 1000000)::bigint AS moment FROM api_keys) AS keys
     WHERE $1::bigint IS NULL OR (moment, id::text) < ($1, $2::text) ORDER BY moment DESC, id::text DESC LIMIT $3`,
    [after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  )
  const { items, ...next } = pageOf(rows, limit, ({ moment, id }) => [moment, id])
  return { items: items.map(({ moment: _moment, ...row }) => row), ...next }
}

/** Ends a key; answers with the account that it opened, or undefined when there is no such key. */
export async function revokeApiKey(pool: Pool, id: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ account: string }>(
    'UPDATE api_keys SET revoked_at = coalesce(revoked_at, now()) WHERE id = $1 RETURNING account',
    [id],
  )
  return rows[0]?.account
}
