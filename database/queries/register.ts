import type { Pool } from 'pg'
import type { AnnulmentOutcome } from '../../domain/annulment/types.ts'
import type { CorrectableField } from '../../domain/correction/types.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'
import { shortened } from './shortened.ts'

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

const columnsWith = (text: (column: string) => string) => `case_no AS "caseNo", entity_code AS "entityCode",
  ${text('entity_name')} AS "entityName", list_type AS "listType", tier, ${text('violation')} AS violation,
  ${text('legal_basis')} AS "legalBasis", ${text('decision_doc_no')} AS "decisionDocNo", published_on AS "publishedOn",
  until, marked, ${text('correction')} AS correction`
const columns = columnsWith((column) => column)
const columnsOfList = columnsWith(shortened)

/** What is public now, long texts cut; `search` is the code of an entity or a part of its name, however typed. */
export async function listRegister(
  pool: Pool,
  { search, after, limit }: { search?: string | undefined; after?: string | undefined; limit: number },
): Promise<Page<RegisterEntry>> {
  const { rows } = await pool.query<RegisterEntry>(
    `SELECT ${columnsOfList} FROM register
     WHERE ($1::text IS NULL OR entity_code_form = normal_code($1)
         OR strpos(entity_name_form, nullif(normal_name($1), '')) > 0)
       AND ($2::text IS NULL OR case_no > $2)
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

/** Why a record that was public has been withdrawn with the decision that it rested on (行政处罚法 Art 48). */
export interface Withdrawal {
  readonly listType: string
  readonly withdrawnOn: string
  readonly outcome: AnnulmentOutcome
  readonly document: string
  readonly annulledBy: string
  readonly annulledOn: string
  readonly reasons: string | null
}

/**
 * What the public is told of a record that was public and was withdrawn for an annulment: the document and the reasons,
 * as they were entered and not masked yet, and nothing of the entity. Undefined where nothing of it was ever public.
 */
export async function findWithdrawal(pool: Pool, caseNo: string): Promise<Withdrawal | undefined> {
  const { rows } = await pool.query<Withdrawal>(
    `SELECT cases.state ->> 'listType' AS "listType", confirmed.on_date AS "withdrawnOn",
       coalesce(recorded.data ->> 'outcome', 'annulled') AS outcome, recorded.data ->> 'document' AS document,
       recorded.data ->> 'annulledBy' AS "annulledBy", recorded.data ->> 'annulledOn' AS "annulledOn",
       confirmed.data ->> 'publicReasons' AS reasons
     FROM ledger AS confirmed JOIN ledger AS recorded USING (case_no) JOIN cases USING (case_no)
     WHERE case_no = $1 AND confirmed.type = 'annulment.confirmed' AND recorded.type = 'annulment.recorded'
       AND recorded.case_seq = (SELECT max(case_seq) FROM ledger
         WHERE case_no = $1 AND type = 'annulment.recorded' AND case_seq < confirmed.case_seq)
       AND coalesce(recorded.data ->> 'outcome', 'annulled') <> 'changed'
       AND cases.state -> 'entity' ->> 'kind' <> 'naturalPerson'
       AND cases.state -> 'publicity' ->> 'onPublicRegister' = 'true'
       AND NOT EXISTS (SELECT FROM register WHERE register.case_no = $1)
     ORDER BY confirmed.case_seq DESC LIMIT 1`,
    [caseNo],
  )
  return rows[0]
}

/** What an entity has committed itself to in public (信用承诺), and when. */
export interface PublicCommitment {
  readonly on: string
  readonly commitment: string
}

/** The commitment to rectify of a record that is public now, as it was given and not masked yet; none of any other. */
export async function findCommitment(pool: Pool, caseNo: string): Promise<PublicCommitment | undefined> {
  const { rows } = await pool.query<PublicCommitment>(
    `SELECT on_date AS "on", data ->> 'commitment' AS commitment FROM ledger
     WHERE case_no = $1 AND type = 'rectification.committed' AND EXISTS (SELECT FROM register WHERE case_no = $1)
     ORDER BY case_seq DESC LIMIT 1`,
    [caseNo],
  )
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
  'correction.confirmed',
  'listing.changed',
] as const

// Of the corrections only those of what the public reads.
const publicFields: readonly CorrectableField[] = ['entityName', 'conductType', 'legalBasis', 'decisionNumber']

/**
 * What the public may know of the history of a record that is public now, in order. It begins with the publication
 * that is in force: what came before has ended, and must not be shown any more.
 */
export async function listPublicChanges(pool: Pool, caseNo: string): Promise<readonly PublicChange[]> {
  const { rows } = await pool.query<PublicChange>(
    `WITH known AS (SELECT case_seq, on_date, type FROM ledger JOIN register USING (case_no) WHERE case_no = $1 AND type = ANY($2)
       AND (type <> 'correction.confirmed' OR data ->> 'field' = ANY($3)))
     SELECT on_date AS "on", type FROM known
     WHERE case_seq >= (SELECT max(case_seq) FROM known WHERE type IN ('publicity.published', 'publicity.restored'))
     ORDER BY case_seq`,
    [caseNo, publicChanges, publicFields],
  )
  return rows
}
