import type { Pool } from 'pg'
import type { EvidenceRow } from '../database/queries/evidence.ts'
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
  /** Whether a scanner has seen it; null when that is not known. */
  readonly scanned: boolean | null
}

/** How much a party may have in a case. */
export interface EvidenceBounds {
  readonly files: number
  readonly bytes: number
}

/** Who shares the room for files: the agency, the entity, or one department. */
export const partyOf = ({ role }: Actor): 'agency' | 'entity' | 'department' =>
  role === 'entityAgent' ? 'entity' : role === 'implementingOfficer' ? 'department' : 'agency'

/**
 * Whether a party has room for a file, asked before its content is kept; there is for what the case has already. Files
 * that come at the same moment may together pass the bounds by themselves.
 */
export async function hasRoom(
  pool: Pool,
  { caseNo, sha256, bytes, actor }: Pick<EvidenceEntry, 'caseNo' | 'sha256' | 'bytes' | 'actor'>,
  bounds: EvidenceBounds,
): Promise<boolean> {
  const { rows } = await pool.query<{ room: boolean }>(
    `SELECT count(*) < $4 AND coalesce(sum(bytes), 0) + $3::bigint <= $5
       OR EXISTS (SELECT FROM evidence_files WHERE case_no = $1 AND sha256 = $2) AS room
     FROM evidence_files WHERE case_no = $1 AND CASE $6
       WHEN 'entity' THEN role = 'entityAgent'
       WHEN 'department' THEN role = 'implementingOfficer'
         AND uploaded_by IN (SELECT id FROM accounts WHERE agency = $7)
       ELSE role NOT IN ('entityAgent', 'implementingOfficer') END`,
    [caseNo, sha256, bytes, bounds.files, bounds.bytes, partyOf(actor), actor.agency ?? ''],
  )
  return rows[0]?.room === true
}

/** Enters a file in its case; the same content again is the file that is there. */
export async function enterEvidence(pool: Pool, entry: EvidenceEntry): Promise<EvidenceRow | undefined> {
  const { caseNo, sha256, name, type, bytes, actor, requestId, at, scanned } = entry
  await pool.query(
    `INSERT INTO evidence_files (case_no, sha256, name, type, bytes, uploaded_by, role, at, request_id, scanned)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [caseNo, sha256, name, type, bytes, actor.id, actor.role, at, requestId, scanned],
  )
  return await findEvidence(pool, caseNo, sha256)
}
