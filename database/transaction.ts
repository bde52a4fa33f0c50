import type { Pool, PoolClient } from 'pg'

const begins = {
  /** Each statement sees what has been committed before it. */
  work: 'BEGIN',
  /** As `work`, finding functions, operators and types in PostgreSQL's own schema alone. */
  own: 'BEGIN; SET LOCAL search_path = pg_catalog, pg_temp',
  /** Every statement sees the same moment, and none writes. */
  look: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
} as const

/**
 * Sends the last statement of a transaction with the COMMIT right behind it, so that what it locks is held no longer than
 * PostgreSQL takes, however busy this process is. Nothing may be asked of the connection after it.
 */
export type AsLast = <T>(statement: () => Promise<T>) => Promise<T>

/** Runs `work` in one transaction on one connection; what it throws undoes all and is thrown on. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient, asLast: AsLast) => Promise<T>,
  kind: keyof typeof begins = 'work',
): Promise<T> {
  const client = await pool.connect()
  let committed = false
  try {
    await client.query(begins[kind])
    const result = await work(client, async (statement) => {
      committed = true
      // Where the statement fails, the COMMIT behind it undoes all, as PostgreSQL lays down.
      const [answer] = await Promise.all([statement(), client.query('COMMIT')])
      return answer
    })
    if (!committed) await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection with a transaction half done is not given back: closing it undoes the transaction.
    client.release(true)
    throw error
  }
}
