import type { Queryable } from '../reading.ts'

/** A file of evidence as its case knows it. */
export interface EvidenceRow {
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  readonly uploadedBy: string
  readonly role: string
  readonly at: Date
  /** Whether a scanner for known harm has seen it; null when it came before that was noted. */
  readonly scanned: boolean | null
}

const columns = 'sha256, name, type, bytes, uploaded_by AS "uploadedBy", role, at, scanned'

/** The files of a case, in the order in which they came. */
export async function listEvidence(on: Queryable, caseNo: string): Promise<EvidenceRow[]> {
  const { rows } = await on.query<EvidenceRow>(
    `SELECT ${columns} FROM evidence_files WHERE case_no = $1 ORDER BY at, sha256`,
    [caseNo],
  )
  return rows
}

/** One file of a case. */
export async function findEvidence(on: Queryable, caseNo: string, sha256: string): Promise<EvidenceRow | undefined> {
  const { rows } = await on.query<EvidenceRow>(
    `SELECT ${columns} FROM evidence_files WHERE case_no = $1 AND sha256 = $2`,
    [caseNo, sha256],
  )
  return rows[0]
}

/** Those of the named files that a case does not have. */
export async function listMissingEvidence(
  on: Queryable,
  caseNo: string | undefined,
  files: readonly string[],
): Promise<string[]> {
  const { rows } = await on.query<{ file: string }>(
    `SELECT file FROM unnest($2::text[]) AS file
     WHERE NOT EXISTS (SELECT FROM evidence_files WHERE case_no = $1 AND sha256 = file)`,
    [caseNo ?? null, files],
  )
  return rows.map(({ file }) => file)
}
