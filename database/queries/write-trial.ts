import type { Pool } from 'pg'

// Ten pages of a new file, which is gone with the transaction.
const trial = `BEGIN; TRUNCATE write_trials;
  INSERT INTO write_trials SELECT repeat('x', 8000) FROM generate_series(1, 10); ROLLBACK`

/** Tries whether the database may write and has room, for a millisecond's work. Throws what it says when it cannot. */
export async function tryWriting(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(trial)
    client.release()
  } catch (error) {
    // The transaction is half done.
    client.release(true)
    throw error
  }
}
