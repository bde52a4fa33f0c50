import type { Pool } from 'pg'
import type { Waking } from './conducting.ts'

/** Why a conductor was begun anew: its workflow task fails, or it was told and did nothing. */
export type StuckCause = 'taskFails' | 'standsStill'

/** Notes that a sweep tells these conductors; a conductor that looks at the record clears it. */
export async function noteTold(pool: Pool, told: readonly Waking[]): Promise<void> {
  await pool.query('UPDATE cases SET told_in_vain = told_in_vain + 1 WHERE case_no = ANY($1)', [
    told.map(({ caseNo }) => caseNo).toSorted(),
  ])
}

/**
 * Of these cases those whose conductor may be begun anew now, so many at most, those that have waited longest first. One that
 * was begun anew within a day waits for a minute, twice as long each further time, ten minutes at most; one that the record
 * does not have, as after a backup was restored, is none.
 */
export async function listToBeginAgain(pool: Pool, caseNos: readonly string[], limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ case_no: string }>(
    `SELECT case_no FROM cases LEFT JOIN (
       SELECT case_no, count(*)::integer AS times, max(at) AS last FROM conductors_begun_anew
       WHERE case_no = ANY($1) AND at > now() - interval '1 day' GROUP BY case_no) AS begun USING (case_no)
     WHERE case_no = ANY($1)
       AND (last IS NULL OR last < now() - least(interval '1 minute' * 2 ^ least(times - 1, 10), interval '10 minutes'))
     ORDER BY last NULLS FIRST, case_no LIMIT $2`,
    [caseNos, limit],
  )
  return rows.map((row) => row.case_no)
}

/** Notes that the conductor of a case was stuck in a run and was begun anew. */
export async function noteBegunAnew(pool: Pool, caseNo: string, runId: string, cause: StuckCause): Promise<void> {
  await pool.query(
    `WITH cleared AS (UPDATE cases SET told_in_vain = 0 WHERE case_no = $1)
     INSERT INTO conductors_begun_anew (case_no, run_id, cause) VALUES ($1, $2, $3)`,
    [caseNo, runId, cause],
  )
}
