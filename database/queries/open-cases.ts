import type { Pool } from 'pg'
import type { CaseState } from '../../domain/case.ts'
import type { Queryable } from '../reading.ts'
import type { Visible } from './cases.ts'

/** For the system's own work and for operators: no case is left out. */
export const everyCase: Visible = { sql: 'true', values: [] }

/** The next open cases after a case number, in the order of their numbers; the first ones after an empty text. */
export async function listOpenCases(
  db: Queryable,
  visible: Visible,
  after: string,
  limit: number,
): Promise<CaseState[]> {
  const n = visible.values.length
  const { rows } = await db.query<{ state: CaseState }>(
    `SELECT state FROM cases WHERE (${visible.sql}) AND closed_on IS NULL AND case_no > $${n + 1}
     ORDER BY case_no LIMIT $${n + 2}`,
    [...visible.values, after, limit],
  )
  return rows.map(({ state }) => state)
}

/** Every open case that somebody may see, in pages, so that never all are in memory. */
export async function* openCases(db: Queryable, visible: Visible, pageSize = 200): AsyncGenerator<CaseState> {
  let after = ''
  for (;;) {
    const page = await listOpenCases(db, visible, after, pageSize)
    yield* page
    if (page.length < pageSize) return
    after = page.at(-1)?.caseNo ?? after
  }
}

/** The next open cases after a case number with ledger entries after `seq`, apart from moved deadlines. */
export async function listCasesDecidedSince(
  pool: Pool,
  seq: number,
  after: string,
  limit: number,
): Promise<CaseState[]> {
  const { rows } = await pool.query<{ state: CaseState }>(
    `SELECT state FROM cases WHERE closed_on IS NULL AND case_no > $2 AND EXISTS (
       SELECT FROM ledger WHERE ledger.case_no = cases.case_no AND seq > $1 AND type <> 'deadline.moved')
     ORDER BY case_no LIMIT $3`,
    [seq, after, limit],
  )
  return rows.map(({ state }) => state)
}
