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

// A case may be a thousand times as large as another, so a page ends by its size.
const pageCases = 200
const pageCharacters = 1_000_000

/**
 * Every open case that somebody may see, each as the JSON of its state, in pages of so many characters that whoever
 * passes them on holds nobody up. A case that is larger is a page of its own.
 */
export async function* openCaseTexts(db: Queryable, visible: Visible): AsyncGenerator<readonly string[]> {
  const n = visible.values.length
  let after = ''
  for (;;) {
    const { rows } = await db.query<{ case_no: string; state: string }>(
      `SELECT case_no, state FROM (
         SELECT case_no, state, sum(length(state)) OVER (ORDER BY case_no) - length(state) AS before FROM (
           SELECT case_no, state::text AS state FROM cases WHERE (${visible.sql}) AND closed_on IS NULL AND case_no > $${n + 1}
           ORDER BY case_no LIMIT ${pageCases}) AS next) AS page
       WHERE before < ${pageCharacters} ORDER BY case_no`,
      [...visible.values, after],
    )
    if (rows.length === 0) return
    yield rows.map(({ state }) => state)
    after = rows.at(-1)!.case_no
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
