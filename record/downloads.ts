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

/** Notes a download before anything is sent; what cannot be noted is not sent. */
export async function noteDownload(pool: Pool, { caseNo, item, actor, requestId }: Download): Promise<void> {
  await pool.query('INSERT INTO downloads (case_no, item, actor, role, request_id) VALUES ($1, $2, $3, $4, $5)', [
    caseNo,
    item,
    actor.id,
    actor.role,
    requestId,
  ])
}
