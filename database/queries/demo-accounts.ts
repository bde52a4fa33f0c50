import type { Pool } from 'pg'

/** The hashes of passwords of some accounts, and those that several accounts have in common. */
export async function listReusedHashes(pool: Pool, ids: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ hash: string }>(
    `SELECT password_hash AS hash FROM accounts WHERE password_hash IS NOT NULL
     GROUP BY password_hash HAVING count(*) > 1 OR bool_or(id = ANY($1)) ORDER BY password_hash`,
    [ids],
  )
  return rows.map(({ hash }) => hash)
}

/** Disables the accounts with one of these hashes and ends their sessions; answers those that could sign in until now. */
export async function disableByHash(pool: Pool, hashes: readonly string[]): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `WITH closed AS (
       UPDATE accounts SET disabled_at = now() WHERE password_hash = ANY($1) AND disabled_at IS NULL RETURNING id
     ), ended AS (
       DELETE FROM sessions WHERE account IN (SELECT id FROM accounts WHERE password_hash = ANY($1))
     )
     SELECT id FROM closed ORDER BY id`,
    [hashes],
  )
  return rows.map(({ id }) => id)
}

/** Lets the accounts with one of these hashes sign in. */
export async function enableByHash(pool: Pool, hashes: readonly string[]): Promise<void> {
  await pool.query('UPDATE accounts SET disabled_at = NULL WHERE password_hash = ANY($1) AND disabled_at IS NOT NULL', [
    hashes,
  ])
}
