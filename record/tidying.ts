import type { Pool } from 'pg'
import { draftIsOver } from '../database/queries/drafts.ts'
import { countIsOver } from '../database/queries/request-counts.ts'
import { visitIsOver } from '../database/queries/provider-visits.ts'
import { sessionIsOver } from '../database/queries/sessions.ts'
import { attemptIsOver } from '../database/queries/sign-in-attempts.ts'
import { workerIsOver } from '../database/queries/workers.ts'
import { sharing } from '../rules/sharing.ts'

// Short statements, so that nobody waits for a row of theirs.
const rowsAtOnce = 1_000
const roundsAtMost = 100

/** What is taken away when it is over; docs/retention.md tells people. */
const endings: readonly string[] = [
  `DELETE FROM sessions WHERE token_hash IN (SELECT token_hash FROM sessions WHERE ${sessionIsOver} LIMIT $1)`,
  `DELETE FROM sign_in_attempts WHERE name_hash IN (SELECT name_hash FROM sign_in_attempts WHERE ${attemptIsOver} LIMIT $1)`,
  `DELETE FROM provider_visits WHERE state_hash IN (SELECT state_hash FROM provider_visits WHERE ${visitIsOver} LIMIT $1)`,
  `DELETE FROM request_counts WHERE (purpose, source) IN (SELECT purpose, source FROM request_counts WHERE ${countIsOver} LIMIT $1)`,
  `DELETE FROM workers WHERE id IN (SELECT id FROM workers WHERE ${workerIsOver} LIMIT $1)`,
  `DELETE FROM drafts WHERE id IN (SELECT id FROM drafts WHERE ${draftIsOver} LIMIT $1)`,
  // Document and entity of a row tell it from others of its import, which is finished.
  `UPDATE import_rows SET identity = NULL WHERE (import_id, row_no) IN (
     SELECT import_id, row_no FROM import_rows JOIN imports ON imports.id = import_id
     WHERE identity IS NOT NULL AND finished_at < now() - interval '30 days' LIMIT $1)`,
  // Of the feed: that a record has ended, and what was overtaken. The last that was said of a record stays.
  `WITH dropped AS (
     DELETE FROM changes WHERE (case_no, case_seq, audience) IN (
       SELECT case_no, case_seq, audience FROM changes AS old
       WHERE record IS NULL AND at < now() - interval '${sharing.removalsKeptDays} days' AND position IS NOT NULL
         AND (op = 'remove' OR EXISTS (SELECT FROM changes AS later WHERE later.case_no = old.case_no
           AND later.audience = old.audience AND later.case_seq > old.case_seq))
       ORDER BY at LIMIT $1)
     RETURNING audience, position),
   noted AS (
     UPDATE changes_dropped SET through = greatest(through, last)
     FROM (SELECT audience, max(position) AS last FROM dropped GROUP BY audience) AS gone
     WHERE gone.audience = changes_dropped.audience)
   SELECT FROM dropped`,
]

/** Takes away what is over, in batches; answers how many rows. What is left of very many goes the next time. */
export async function dropWhatIsOver(pool: Pool): Promise<number> {
  let dropped = 0
  for (const ending of endings) {
    let rows = rowsAtOnce
    for (let round = 0; rows === rowsAtOnce && round < roundsAtMost; round += 1) {
      rows = (await pool.query(ending, [rowsAtOnce])).rowCount ?? 0
      dropped += rows
    }
  }
  return dropped
}
