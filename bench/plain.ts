import type { Pool } from 'pg'

// About what a row of ours holds: an event with its data, a deadline, a message.
const filling = 'x'.repeat(300)

/** The table that the two comparisons write to. */
export const plainTable = `CREATE TABLE IF NOT EXISTS bench_rows (
  case_id text NOT NULL, step integer NOT NULL, n integer NOT NULL, data text NOT NULL, PRIMARY KEY (case_id, step, n))`

/** Inserts as many rows as one of our commands does, in one transaction. */
export async function insertPlain(pool: Pool, id: string, step: number, rows: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `INSERT INTO bench_rows (case_id, step, n, data) SELECT $1, $2, n, $4 FROM generate_series(1, $3) AS n ON CONFLICT DO NOTHING`,
      [id, step, rows, filling],
    )
    await client.query('COMMIT')
  } finally {
    client.release()
  }
}
