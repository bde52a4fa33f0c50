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
