import type { Pool, PoolClient } from 'pg'

const begins = {
  /** Each statement sees what has been committed before it. */
  work: 'BEGIN',
  /** Every statement sees the same moment, and none writes. */
  look: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
} as const

/** Runs `work` in one transaction on one connection; what it throws undoes all and is thrown on. */
export async function inTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  kind: keyof typeof begins = 'work',
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(begins[kind])
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection with a transaction half done is not given back: closing it undoes the transaction.
    client.release(true)
    throw error
  }
}
