import type { Pool } from 'pg'
import type { LaneMessage } from './lane.ts'

/** Notes that a change was taken; whatever stood aside of this case is over. */
export async function noteTaken(pool: Pool, code: string, { caseNo, caseSeq, op }: LaneMessage): Promise<void> {
  await pool.query({
    name: 'note-taken',
    text: `UPDATE subscriber_cases SET taken_seq = $3, taken_op = $4, taken_at = now(), failed_seq = NULL, failures = 0,
        failed_at = NULL, said = NULL, excerpt = NULL, parked_at = NULL, tries_at = NULL, skip_reason = NULL,
        skip_asked_by = NULL, skipped_by = NULL
      WHERE subscriber = $1 AND case_no = $2`,
    values: [code, caseNo, caseSeq, op],
  })
}

/** What came of a try in vain. */
export interface Failed {
  readonly said: string
  /** The beginning of the answer, where there was one. */
  readonly excerpt: string | undefined
  /** Set aside: tried again by itself after so many milliseconds, or `never` before somebody says so. Else its lane waits. */
  readonly parked?: number | 'never'
}

/** Notes that a change was not taken, and sets it aside where it is to hold back nothing. */
export async function noteFailed(
  pool: Pool,
  code: string,
  { caseNo, caseSeq }: LaneMessage,
  { said, excerpt, parked }: Failed,
): Promise<void> {
  await pool.query(
    `UPDATE subscriber_cases SET failures = CASE WHEN failed_seq = $3 THEN failures ELSE 0 END + 1, failed_seq = $3,
       failed_at = now(), said = $4, excerpt = $5,
       parked_at = CASE WHEN $6 THEN coalesce(parked_at, now()) END,
       tries_at = CASE WHEN $6 THEN now() + $7 * interval '1 millisecond' END
     WHERE subscriber = $1 AND case_no = $2`,
    [code, caseNo, caseSeq, said, excerpt ?? null, parked !== undefined, typeof parked === 'number' ? parked : null],
  )
}

/** Notes up to where a lane has come; `took`: something was taken, so that what stood aside for no answer is tried at once. */
export async function noteProgress(
  pool: Pool,
  code: string,
  {
    position,
    took,
    recovered,
  }: { readonly position?: number | undefined; readonly took: boolean; readonly recovered: boolean },
): Promise<void> {
  await pool.query(
    `UPDATE subscribers SET position = greatest(position, $2), worked_at = now(),
       taken_at = CASE WHEN $3 THEN now() ELSE taken_at END, failures = CASE WHEN $3 THEN 0 ELSE failures END,
       failing_since = CASE WHEN $3 THEN NULL ELSE failing_since END, said = CASE WHEN $3 THEN NULL ELSE said END,
       tries_at = CASE WHEN $3 THEN NULL ELSE tries_at END
     WHERE code = $1`,
    [code, position ?? 0, took],
  )
  if (recovered)
    await pool.query(
      'UPDATE subscriber_cases SET tries_at = now() WHERE subscriber = $1 AND parked_at IS NOT NULL AND tries_at > now()',
      [code],
    )
}

/** Notes that a subscriber takes nothing: with what was said, and after how many milliseconds it is asked again. */
export async function noteStopped(pool: Pool, code: string, said: string, restMs: number): Promise<void> {
  await pool.query(
    `UPDATE subscribers SET failures = failures + 1, failing_since = coalesce(failing_since, now()), said = $2,
       tries_at = now() + $3 * interval '1 millisecond', worked_at = now()
     WHERE code = $1`,
    [code, said, restMs],
  )
}
