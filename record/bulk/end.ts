import type { Pool } from 'pg'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'

/**
 * Ends an import that cannot or shall not go on. Before all its rows were read nothing of it stays but the fault;
 * afterwards the cases that it has opened stay, also one that nobody has noted yet, and every row not taken up is refused with `rowCode`. What the file
 * said of people is not kept. Answers whether it was still at work.
 */
export async function endImport(pool: Pool, id: string, fault: Refusal, rowCode: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `WITH ended AS (
       UPDATE imports SET finished_at = now(), fault = $2,
         rows_read = CASE WHEN staged_at IS NULL THEN 0 ELSE rows_read END
       WHERE id = $1 AND finished_at IS NULL RETURNING id, staged_at IS NOT NULL AS staged
     ), parts AS (
       DELETE FROM import_parts USING ended WHERE import_id = ended.id
     ), unread AS (
       DELETE FROM import_rows USING ended WHERE import_id = ended.id AND NOT ended.staged
     ), own AS (
       SELECT row_no, idempotency.answer ->> 'caseNo' AS case_no FROM ended
       JOIN imports ON imports.id = ended.id
       JOIN import_rows ON import_rows.import_id = ended.id AND import_rows.outcome IS NULL
       JOIN idempotency ON idempotency.actor = imports.actor ->> 'id'
         AND idempotency.key = 'import/' || ended.id || '/' || row_no
     ), settled AS (
       UPDATE import_rows AS r SET cells = NULL, case_no = own.case_no,
         outcome = CASE WHEN own.case_no IS NULL THEN 'refused' ELSE 'accepted' END
       FROM import_rows AS open LEFT JOIN own USING (row_no)
       WHERE open.import_id = $1 AND open.outcome IS NULL AND EXISTS (SELECT FROM ended WHERE staged)
         AND r.import_id = $1 AND r.row_no = open.row_no
       RETURNING r.row_no, r.outcome
     ), told AS (
       INSERT INTO import_refusals (import_id, row_no, no, code, params)
       SELECT $1::uuid, row_no, 0, $3, '{}' FROM settled WHERE outcome = 'refused'
     )
     SELECT FROM ended`,
    [id, JSON.stringify({ code: fault.code, params: fault.params }), rowCode],
  )
  if (rowCount !== 1) return false
  await pool.query(
    `UPDATE imports SET
       accepted = (SELECT count(*) FROM import_rows WHERE import_id = $1 AND outcome = 'accepted'),
       refused = (SELECT count(*) FROM import_rows WHERE import_id = $1 AND outcome = 'refused')
     WHERE id = $1`,
    [id],
  )
  return true
}

/** Ends an import because an operator says so, with the reason; refuses one that is over or that there is not. */
export async function endByOperator(pool: Pool, id: string, reason: string): Promise<Refusal | undefined> {
  if (await endImport(pool, id, refuse('import.ended', { reason }), 'row_ended')) return undefined
  const { rowCount } = await pool.query('SELECT FROM imports WHERE id = $1', [id])
  return refuse(rowCount === 0 ? 'import.unknown' : 'import.finished', { id })
}
