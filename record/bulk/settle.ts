import type { Pool } from 'pg'
import type { Fault } from './fault.ts'
import type { Cells, RowMarks } from './layout.ts'
import { columns } from './layout.ts'

export interface OpenRow {
  readonly row: number
  readonly cells: Cells
  readonly marks: RowMarks | null
}

/** What became of a row: a case, or faults. `identity` is kept of every row that is sound in itself. */
export type Settlement = { readonly row: number; readonly identity?: string } & (
  | { readonly caseNo: string }
  | { readonly faults: readonly Fault[] }
)

/** The next rows of an import that are not settled, in order. */
export async function listOpenRows(pool: Pool, id: string, limit: number): Promise<OpenRow[]> {
  const { rows } = await pool.query<OpenRow>(
    `SELECT row_no AS row, cells, marks FROM import_rows WHERE import_id = $1 AND outcome IS NULL ORDER BY row_no LIMIT $2`,
    [id, limit],
  )
  return rows
}

/**
 * Notes what became of rows, and counts those that nobody has noted before: two attempts at once count once. A case that
 * was opened while somebody ended the import is noted in the place of the refusal that said otherwise.
 */
export async function settleRows(pool: Pool, id: string, settlements: readonly Settlement[]): Promise<void> {
  const outcomes = settlements.map((settled) => ({
    row_no: settled.row,
    identity: settled.identity,
    outcome: 'caseNo' in settled ? 'accepted' : 'refused',
    case_no: 'caseNo' in settled ? settled.caseNo : undefined,
  }))
  const refusals = settlements.flatMap((settled) =>
    'faults' in settled
      ? settled.faults.map(({ column, code, params }, no) => ({
          row_no: settled.row,
          no,
          column_name: column && columns[column],
          code,
          params,
        }))
      : [],
  )
  await pool.query(
    `WITH settled AS (
       UPDATE import_rows AS r SET cells = NULL, identity = o.identity, outcome = o.outcome, case_no = o.case_no
       FROM jsonb_to_recordset($2::jsonb) AS o(row_no integer, identity text, outcome text, case_no text)
       WHERE r.import_id = $1 AND r.row_no = o.row_no AND (r.outcome IS NULL OR o.outcome = 'accepted' AND EXISTS (
         SELECT FROM import_refusals AS e
         WHERE e.import_id = $1 AND e.row_no = r.row_no AND e.code IN ('row_ended', 'row_failed')))
       RETURNING r.row_no, r.outcome
     ), untold AS (
       DELETE FROM import_refusals AS e USING settled
       WHERE e.import_id = $1 AND e.row_no = settled.row_no AND settled.outcome = 'accepted' RETURNING e.row_no
     ), told AS (
       INSERT INTO import_refusals (import_id, row_no, no, column_name, code, params)
       SELECT $1::uuid, f.* FROM jsonb_to_recordset($3::jsonb)
         AS f(row_no integer, no integer, column_name text, code text, params jsonb)
       JOIN settled USING (row_no)
     )
     UPDATE imports SET
       accepted = accepted + (SELECT count(*) FROM settled WHERE outcome = 'accepted'),
       refused = refused + (SELECT count(*) FROM settled WHERE outcome = 'refused') - (SELECT count(*) FROM untold)
     WHERE id = $1`,
    [id, JSON.stringify(outcomes), JSON.stringify(refusals)],
  )
}

/** Closes an import that has no open row left. */
export async function finishImport(pool: Pool, id: string): Promise<void> {
  await pool.query(
    `UPDATE imports SET finished_at = now() WHERE id = $1 AND finished_at IS NULL AND staged_at IS NOT NULL
       AND NOT EXISTS (SELECT FROM import_rows WHERE import_id = $1 AND outcome IS NULL)`,
    [id],
  )
}
