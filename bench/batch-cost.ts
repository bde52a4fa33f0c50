import type { Pool } from 'pg'
import { inTransaction } from '../database/transaction.ts'
import { appendLocked } from '../record/log/append.ts'
import type { Database } from '../record/log/rows.ts'
import { processMs } from './measure.ts'

/** What one batch of the log has cost. */
export interface BatchCost {
  readonly ms: number
  /** Of this process and of the one of PostgreSQL that serves it, which other work on the machine hardly changes. */
  readonly cpuMs: number
  /** Of the log and of what it is about that PostgreSQL has read, whatever the machine does besides. */
  readonly rows: number
}

/** Appends a batch of so many leaves and measures it. */
export async function batchCost(pool: Pool, batch: number): Promise<BatchCost> {
  const begin = performance.now()
  const { pid, rows, cpuMs } = await inTransaction(pool, async (db) => {
    const { rows: backends } = await db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    const { pid } = backends[0]!
    const rowsBefore = await rowsRead(db)
    const cpuBefore = processMs(process.pid) + processMs(pid)
    await appendLocked(db, batch)
    return { pid, rows: (await rowsRead(db)) - rowsBefore, cpuMs: -cpuBefore }
  })
  return { ms: performance.now() - begin, rows, cpuMs: cpuMs + processMs(process.pid) + processMs(pid) }
}

async function rowsRead(db: Database): Promise<number> {
  const { rows } = await db.query<{ read: number }>(
    `SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::integer AS read FROM pg_stat_xact_user_tables
     WHERE relname IN ('ledger', 'log_leaves', 'log_waiting', 'log_besides', 'log_subtrees', 'subject_keys', 'changes')`,
  )
  return rows[0]?.read ?? 0
}
