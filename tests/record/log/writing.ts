import type { Pool } from 'pg'
import { beforeAll, beforeEach } from 'vitest'
import { appendLeaves } from '../../../record/log/append.ts'
import { readLogStanding } from '../../../record/log/watch.ts'
import type { TestDatabase } from '../../setup/database.ts'
import { liveCases, withKeeper } from './house.ts'

/** A record that is logged before each test, in which some more can be written that is not. */
export function withWriting(database: TestDatabase) {
  const keeper = withKeeper(database)
  const append = async () => {
    while ((await appendLeaves(database.pool)) === 'more');
  }
  beforeAll(async () => {
    await liveCases(database, 2)
    await keeper.sign()
  })
  beforeEach(append)
  return {
    keeper,
    append,
    standing: async () => await readLogStanding(database.pool),
    /** Lives a case and has somebody read a file of it; answers with the last entry and the last item beside the ledger. */
    writeSome: async () => {
      const [caseNo = ''] = await liveCases(database, 1)
      await database.pool.query(
        `INSERT INTO downloads (case_no, item, actor, role, request_id, at) VALUES ($1, 'evidence', 'officer', 'caseOfficer', 'r', now())`,
        [caseNo],
      )
      const { rows } = await database.pool.query<{ seq: number; id: number }>(
        'SELECT (SELECT max(seq) FROM ledger) AS seq, (SELECT max(id) FROM log_besides) AS id',
      )
      return { ...rows[0]!, caseNo }
    },
  }
}

/** How many rows of the record and its log a connection has read in this transaction. */
export async function rowsRead(db: Pick<Pool, 'query'>): Promise<number> {
  const { rows } = await db.query<{ read: number }>(
    `SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::integer AS read
     FROM pg_stat_xact_user_tables WHERE relname IN ('ledger', 'log_leaves', 'log_waiting', 'log_besides')`,
  )
  return rows[0]!.read
}
