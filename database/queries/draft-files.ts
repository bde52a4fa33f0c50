import type { Queryable } from '../reading.ts'

/** A file of a draft. */
export interface DraftFile {
  readonly sha256: string
  readonly name: string
  readonly type: string
  readonly bytes: number
  /** Whether a scanner has seen it; null when it came before that was noted. */
  readonly scanned: boolean | null
}

/** The files of a draft, in the order in which they came. Whose draft it is must be known before. */
export async function listDraftFiles(on: Queryable, draft: string): Promise<DraftFile[]> {
  const { rows } = await on.query<DraftFile>(
    'SELECT sha256, name, type, bytes, scanned FROM draft_files WHERE draft = $1 ORDER BY at, sha256',
    [draft],
  )
  return rows
}

/** Notes a file whose content is kept; the same content again is the file that is there. False when there are `most`. */
export async function addDraftFile(
  on: Queryable,
  draft: string,
  { sha256, name, type, bytes, scanned }: DraftFile,
  most: number,
): Promise<boolean> {
  const { rowCount } = await on.query(
    `INSERT INTO draft_files (draft, sha256, name, type, bytes, scanned)
     SELECT $1, $2, $3, $4, $5::bigint, $7 WHERE (SELECT count(*) FROM draft_files WHERE draft = $1) < $6
     ON CONFLICT DO NOTHING`,
    [draft, sha256, name, type, bytes, most, scanned],
  )
  return rowCount === 1 || (await listDraftFiles(on, draft)).some((file) => file.sha256 === sha256)
}
