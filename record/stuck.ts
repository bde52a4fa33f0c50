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

/** Notes that the conductor of a case was stuck in a run and was begun anew. */
export async function noteBegunAnew(pool: Pool, caseNo: string, runId: string, cause: StuckCause): Promise<void> {
  await pool.query(
    `WITH cleared AS (UPDATE cases SET told_in_vain = 0 WHERE case_no = $1)
     INSERT INTO conductors_begun_anew (case_no, run_id, cause) VALUES ($1, $2, $3)`,
    [caseNo, runId, cause],
  )
}
