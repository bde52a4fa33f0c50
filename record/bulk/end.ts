import type { Pool } from 'pg'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'

/**
 * Ends an import that cannot or shall not go on, at once and however many rows it has: nobody takes up a further row of
 * it, and `settleEnded` says of each row what became of it. Answers whether it was still at work.
 */
export async function endImport(pool: Pool, id: string, fault: Refusal, rowCode: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE imports SET finished_at = now(), fault = $2, ending = $3,
       rows_read = CASE WHEN staged_at IS NULL THEN 0 ELSE rows_read END
     WHERE id = $1 AND finished_at IS NULL`,
    [id, JSON.stringify({ code: fault.code, params: fault.params }), rowCode],
  )
  return rowCount === 1
}

/** Ends an import because an operator says so, with the reason; refuses one that is over or that there is not. */
export const endByOperator = async (pool: Pool, id: string, reason: string): Promise<Refusal | undefined> =>
  await endByPerson(pool, id, { reason })

/** The same by the officer who has sent the file. */
export const endBySender = async (pool: Pool, id: string, reason: string): Promise<Refusal | undefined> =>
  await endByPerson(pool, id, { reason, by: 'sender' })

async function endByPerson(
  pool: Pool,
  id: string,
  params: { readonly reason: string; readonly by?: 'sender' },
): Promise<Refusal | undefined> {
  if (await endImport(pool, id, refuse('import.ended', params), 'row_ended')) return undefined
  const { rowCount } = await pool.query('SELECT FROM imports WHERE id = $1', [id])
  return refuse(rowCount === 0 ? 'import.unknown' : 'import.finished', { id })
}

/** Whether an import was ended, by whomever, while its rows were at work. */
export async function isEnded(pool: Pool, id: string): Promise<boolean> {
  const { rowCount } = await pool.query('SELECT FROM imports WHERE id = $1 AND finished_at IS NOT NULL', [id])
  return rowCount === 1
}

const rowsPerBatch = 500

/**
 * Says of the next rows of an ended import what became of them. Before all rows were read nothing of it stays but the
 * fault; afterwards the cases that it has opened stay, also one that nobody has noted yet, and every other row is refused.
 * What the file said of people is not kept. Answers whether more is left; safe to run again and by several at once.
 */
export async function settleEnded(pool: Pool, id: string): Promise<boolean> {
  const { rows } = await pool.query<{ more: boolean }>(
    `WITH ended AS (
       SELECT id, actor ->> 'id' AS actor, ending, staged_at IS NOT NULL AS staged FROM imports
       WHERE id = $1 AND ending IS NOT NULL
     ), parts AS (
       DELETE FROM import_parts USING ended WHERE import_id = ended.id
     ), next AS (
       SELECT row_no FROM import_rows JOIN ended ON import_id = ended.id
       WHERE outcome IS NULL ORDER BY row_no LIMIT $2 FOR UPDATE OF import_rows
     ), unread AS (
       DELETE FROM import_rows USING ended, next
       WHERE NOT ended.staged AND import_id = ended.id AND import_rows.row_no = next.row_no
     ), own AS (
       SELECT next.row_no, idempotency.answer ->> 'caseNo' AS case_no FROM ended CROSS JOIN next
       JOIN idempotency ON idempotency.actor = ended.actor
         AND idempotency.key = 'import/' || ended.id || '/' || next.row_no
       WHERE ended.staged
     ), settled AS (
       UPDATE import_rows AS r SET cells = NULL, case_no = own.case_no,
         outcome = CASE WHEN own.case_no IS NULL THEN 'refused' ELSE 'accepted' END
       FROM ended CROSS JOIN next LEFT JOIN own USING (row_no)
       WHERE ended.staged AND r.import_id = ended.id AND r.row_no = next.row_no
       RETURNING r.row_no, r.outcome
     ), told AS (
       INSERT INTO import_refusals (import_id, row_no, no, code, params)
       SELECT ended.id, row_no, 0, ending, '{}' FROM ended CROSS JOIN settled WHERE outcome = 'refused'
     ), counted AS (
       UPDATE imports SET
         accepted = accepted + (SELECT count(*) FROM settled WHERE outcome = 'accepted'),
         refused = refused + (SELECT count(*) FROM settled WHERE outcome = 'refused'),
         ending = CASE WHEN EXISTS (
           SELECT FROM import_rows WHERE import_id = $1 AND outcome IS NULL AND row_no NOT IN (SELECT row_no FROM next)
         ) THEN ending END
       WHERE id = $1 AND ending IS NOT NULL RETURNING ending IS NOT NULL AS more
     )
     SELECT more FROM counted`,
    [id, rowsPerBatch],
  )
  return rows[0]?.more === true
}
