import { setTimeout as wait } from 'node:timers/promises'
import type { Pool, PoolClient } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import { appendLeaves } from '../log/append.ts'

/** The lock that each row of `changes` takes shared as it is written (migration 0181). */
const changesLock = `hashtext('bihuan changes')`

// Commands that change what is public wait meanwhile, and give up after five seconds.
const standsAtMostMs = 2_000
const lookAgainMs = 10

/**
 * Runs `work` on a transaction that sees the register as it is at one position of the stream: every change up to it has been
 * made and has its place, and each later one gets a greater. While places are given nothing new is written, for two seconds
 * at most; throws when that was too short, as behind a long backlog of the log, which is given its places all the same.
 */
export async function atOnePosition<T>(pool: Pool, work: (db: PoolClient, position: number) => Promise<T>): Promise<T> {
  // Before anybody has to wait.
  while ((await appendLeaves(pool)) === 'more');
  return await inTransaction(
    pool,
    async (db) => {
      const position = await inTransaction(pool, async (holding) => {
        await holding.query(
          `SET LOCAL lock_timeout = ${standsAtMostMs}; SET LOCAL idle_in_transaction_session_timeout = ${2 * standsAtMostMs}`,
        )
        await holding.query(`SELECT pg_advisory_xact_lock(${changesLock})`)
        await giveEveryPosition(pool)
        // The first that this transaction asks lays down which moment it sees.
        return await positionOf(db)
      })
      return await work(db, position)
    },
    'look',
  )
}

async function giveEveryPosition(pool: Pool): Promise<void> {
  for (const until = Date.now() + standsAtMostMs; ;) {
    const { rows } = await pool.query<{ waits: boolean }>(
      'SELECT EXISTS (SELECT FROM changes WHERE position IS NULL) AS waits',
    )
    if (!rows[0]!.waits) return
    if (Date.now() > until)
      throw new Error('Changes of records got no place in the log in time: no snapshot of the register was made now')
    if ((await appendLeaves(pool)) === 'busy') await wait(lookAgainMs)
  }
}

// Of what has long been over only up to where it went is kept.
async function positionOf(db: PoolClient): Promise<number> {
  const { rows } = await db.query<{ position: number }>(
    `SELECT greatest(through, (SELECT max(position) FROM changes WHERE audience = 'public')) AS position
     FROM changes_dropped WHERE audience = 'public'`,
  )
  return rows[0]!.position
}
