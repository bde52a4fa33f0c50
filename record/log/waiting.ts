import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { Fault } from './faults.ts'
import type { LedgerEntry } from './leaf.ts'
import type { Database } from './rows.ts'
import { logSize, seeOwnTables } from './rows.ts'

// How long it looks again at most, unless the grace time is longer than a tenth of it.
const longestMs = 300_000

/** Of entries that waited for a leaf, those that have got none when nothing was logged any more for the grace time. */
export async function neverLogged(pool: Pool, waiting: readonly LedgerEntry[], graceMs: number): Promise<Fault[]> {
  let size: number | undefined
  let until = Date.now() + graceMs
  const last = Date.now() + Math.max(10 * graceMs, longestMs)
  for (let left = waiting; ; await wait(250)) {
    if (left.length === 0) return []
    const now = await inTransaction(pool, async (db) => await logged(db, left), 'look')
    left = left.filter(({ seq }) => !now.seqs.has(seq))
    if (size !== undefined && now.size > size) until = Date.now() + graceMs
    size = now.size
    if (Date.now() >= Math.min(until, last))
      return left.map(({ seq, caseNo, caseSeq }) => ({ code: 'entry.notLogged', seq, caseNo, caseSeq }))
  }
}

async function logged(db: Database, entries: readonly LedgerEntry[]) {
  await seeOwnTables(db)
  const { rows } = await db.query<{ seq: number }>('SELECT seq FROM public.log_leaves WHERE seq = ANY($1)', [
    entries.map(({ seq }) => seq).filter(Number.isSafeInteger),
  ])
  return { seqs: new Set(rows.map(({ seq }) => seq)), size: await logSize(db) }
}
