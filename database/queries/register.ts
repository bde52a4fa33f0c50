import type { Pool } from 'pg'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'

export interface RegisterEntry {
  readonly caseNo: string
  readonly entityCode: string
  readonly entityName: string
  readonly listType: string
  readonly tier: string
  readonly violation: string
  readonly legalBasis: string
  readonly decisionDocNo: string
  readonly publishedOn: string
  readonly until: string
  /** Marked while an objection is being verified. */
  readonly marked: boolean
  readonly correction: string | null
}

const columns = `case_no AS "caseNo", entity_code AS "entityCode", entity_name AS "entityName", list_type AS "listType", tier,
  violation, legal_basis AS "legalBasis", decision_doc_no AS "decisionDocNo", published_on AS "publishedOn", until, marked,
  correction`

/** What is public now; `search` is a credit code or a part of the name. */
export async function listRegister(
  pool: Pool,
  { search, after, limit }: { search?: string | undefined; after?: string | undefined; limit: number },
): Promise<Page<RegisterEntry>> {
  const { rows } = await pool.query<RegisterEntry>(
    `SELECT ${columns} FROM register
     WHERE ($1::text IS NULL OR entity_code = $1 OR strpos(entity_name, $1) > 0) AND ($2::text IS NULL OR case_no > $2)
     ORDER BY case_no LIMIT $3`,
    [search ?? null, after ?? null, limit + 1],
  )
  return pageOf(rows, limit, (row) => [row.caseNo])
}

/** One public record. */
export async function findRegisterEntry(pool: Pool, caseNo: string): Promise<RegisterEntry | undefined> {
  const { rows } = await pool.query<RegisterEntry>(`SELECT ${columns} FROM register WHERE case_no = $1`, [caseNo])
  return rows[0]
}

/** Something that has happened to a record while it is public. */
export interface PublicChange {
  readonly on: string
  readonly type: (typeof publicChanges)[number]
}

const publicChanges = [
  'publicity.published',
  'publicity.restored',
  'objection.marked',
  'objection.rejected',
  'publicity.corrected',
] as const

/**
 * What the public may know of the history of a record that is public now, in order. It begins with the publication
 * that is in force: what came before has ended, and must not be shown any more.
 */
export async function listPublicChanges(pool: Pool, caseNo: string): Promise<readonly PublicChange[]> {
  const { rows } = await pool.query<PublicChange>(
    `WITH known AS (SELECT case_seq, on_date, type FROM ledger JOIN register USING (case_no) WHERE case_no = $1 AND type = ANY($2))
     SELECT on_date AS "on", type FROM known
     WHERE case_seq >= (SELECT max(case_seq) FROM known WHERE type IN ('publicity.published', 'publicity.restored'))
     ORDER BY case_seq`,
    [caseNo, publicChanges],
  )
  return rows
}
