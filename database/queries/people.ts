import type { Pool } from 'pg'
import type { Account } from './accounts.ts'
import { accountColumns, accountOf } from './accounts.ts'

/** The accounts of some ids, for the names that pages show in their place. */
export async function findPeople(pool: Pool, ids: readonly string[]): Promise<Account[]> {
  const { rows } = await pool.query(`SELECT ${accountColumns} FROM accounts WHERE id = ANY($1)`, [ids])
  return rows.map((row) => accountOf(row))
}
