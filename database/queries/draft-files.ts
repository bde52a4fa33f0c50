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

/** How many files a draft has and how many bytes all drafts of its account; and whether it has a content already. */
export async function readDraftRoom(
  on: Queryable,
  { draft, account, sha256 }: { readonly draft: string; readonly account: string; readonly sha256: string },
): Promise<{ readonly files: number; readonly bytes: number; readonly isThere: boolean }> {
  const { rows } = await on.query<{ files: number; bytes: number; isThere: boolean }>(
    `SELECT count(*) FILTER (WHERE draft = $1)::integer AS files, coalesce(sum(bytes), 0)::double precision AS bytes,
       coalesce(bool_or(draft = $1 AND sha256 = $3), false) AS "isThere"
     FROM draft_files JOIN drafts ON drafts.id = draft WHERE account = $2`,
    [draft, account, sha256],
  )
  return rows[0]!
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
