import type { Pool } from 'pg'
import { findEvidence } from '../database/queries/evidence.ts'
import type { Actor } from '../domain/actor.ts'

/** A file of evidence whose content is kept, to be entered in its case. */
export interface EvidenceEntry {
  readonly caseNo: string
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly actor: Actor
  readonly requestId: string
  readonly at: Date
}

/** How much a case may hold. */
export interface EvidenceBounds {
  readonly files: number
  readonly bytes: number
}

/**
 * Enters a file in its case; the same content again is the file that is there. False when the case holds as much as it
 * may; files that come at the same moment may together pass the bounds by themselves.
 */
export async function enterEvidence(pool: Pool, entry: EvidenceEntry, bounds: EvidenceBounds): Promise<boolean> {
  const { caseNo, sha256, name, type, bytes, actor, requestId, at } = entry
  const { rowCount } = await pool.query(
    `INSERT INTO evidence_files (case_no, sha256, name, type, bytes, uploaded_by, role, at, request_id)
     SELECT $1, $2, $3, $4, $5::bigint, $6, $7, $8, $9
     FROM (SELECT count(*) AS files, coalesce(sum(bytes), 0) AS bytes FROM evidence_files WHERE case_no = $1) AS held
     WHERE held.files < $10 AND held.bytes + $5::bigint <= $11
     ON CONFLICT DO NOTHING`,
    [caseNo, sha256, name, type, bytes, actor.id, actor.role, at, requestId, bounds.files, bounds.bytes],
  )
  return rowCount === 1 || (await findEvidence(pool, caseNo, sha256)) !== undefined
}
