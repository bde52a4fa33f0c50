import type { Pool } from 'pg'
import type { Actor } from '../domain/actor.ts'

/** A letter or a file of evidence that somebody takes out of the house. */
export interface Download {
  readonly caseNo: string
  /** `letter/repair.1.grant`, or `evidence/` with the hash of the content. */
  readonly item: string
  readonly actor: Actor
  readonly requestId: string
}

/**
 * Notes a download before anything is sent; what cannot be noted is not sent. Who takes the same item out again within an
 * hour is noted once, since every row is signed and kept for good.
 */
export async function noteDownload(pool: Pool, { caseNo, item, actor, requestId }: Download): Promise<void> {
  await pool.query(
    `INSERT INTO downloads (case_no, item, actor, role, request_id)
     SELECT $1, $2, $3, $4, $5 WHERE NOT EXISTS (
       SELECT FROM downloads WHERE case_no = $1 AND item = $2 AND actor = $3 AND at > now() - interval '1 hour')`,
    [caseNo, item, actor.id, actor.role, requestId],
  )
}
