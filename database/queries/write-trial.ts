import type { Pool } from 'pg'
import { databaseFault } from '../errors.ts'

const tenPages = `INSERT INTO write_trials SELECT repeat('x', 8000) FROM generate_series(1, 10)`
// Of a new file, which is gone with the transaction.
const trial = `BEGIN; SET LOCAL lock_timeout = '200ms'; TRUNCATE write_trials; ${tenPages}; ROLLBACK`
// While somebody reads all tables, as a backup does for its whole run; vacuum takes the pages away.
const trialBesideReaders = `BEGIN; SET LOCAL lock_timeout = '200ms'; ${tenPages}; ROLLBACK`

/** Tries whether the database may write and has room, for a millisecond's work. Throws what it says when it cannot. */
export async function tryWriting(pool: Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(trial).catch(async (error: unknown) => {
      if (databaseFault(error) !== 'lockWait') throw error
      await client.query(`ROLLBACK; ${trialBesideReaders}`)
    })
    client.release()
  } catch (error) {
    // The transaction is half done.
    client.release(true)
    throw error
  }
}
