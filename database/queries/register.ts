import type { Pool, PoolClient } from 'pg'
import type { AnnulmentOutcome } from '../../domain/annulment/types.ts'
import type { CaseState } from '../../domain/case.ts'
import type { CorrectableField } from '../../domain/correction/types.ts'

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

/** The columns of a public record, each text read by `text`. */
export const columnsWith = (text: (column: string) => string) => `case_no AS "caseNo", entity_code AS "entityCode",
  ${text('entity_name')} AS "entityName", list_type AS "listType", tier, ${text('violation')} AS violation,
  ${text('legal_basis')} AS "legalBasis", ${text('decision_doc_no')} AS "decisionDocNo", published_on AS "publishedOn",
  until, marked, ${text('correction')} AS correction`
const columns = columnsWith((column) => column)

// In memory at a time, however large the register is.
const rowsAtOnce = 1_000

/**
 * The whole register in pages, by codes and case numbers in the order of their characters; within a transaction, and as
 * often as it is asked there.
 */
export async function* readRegister(db: PoolClient): AsyncGenerator<readonly RegisterEntry[]> {
  // As long as a million of rows take, which nobody waits for.
  await db.query('SET LOCAL statement_timeout = 0')
  await db.query(
    `DECLARE whole_register NO SCROLL CURSOR FOR
     SELECT ${columns} FROM register ORDER BY entity_code COLLATE "C", case_no COLLATE "C"`,
  )
  for (;;) {
    const { rows } = await db.query<RegisterEntry>(`FETCH ${rowsAtOnce} FROM whole_register`)
    if (rows.length > 0) yield rows
    if (rows.length < rowsAtOnce) break
  }
  await db.query('CLOSE whole_register')
}

/** A public record, and by what its answer is known: it is the same until the record changes for the public. */
interface KnownEntry {
  readonly entry: RegisterEntry
  readonly tag: string
  readonly changedAt: Date | undefined
}

/** One public record, with by what it is known. */
export async function findKnownEntry(pool: Pool, caseNo: string): Promise<KnownEntry | undefined> {
  // What a release masks otherwise is another text. The last that was said of a record stays in the stream; of one that the
  // stream has not seen yet, as after an upgrade, it is known by itself.
  const { rows } = await pool.query<RegisterEntry & { readonly tag: string; readonly changedAt: Date | null }>(
    `SELECT ${columns}, concat_ws('.', form, coalesce(changed.case_seq::text, md5(register::text))) AS tag,
       changed.at AS "changedAt"
     FROM state_form, register LEFT JOIN LATERAL (
       SELECT case_seq, at FROM changes WHERE changes.case_no = register.case_no AND audience = 'public'
       ORDER BY case_seq DESC LIMIT 1) AS changed ON true
     WHERE case_no = $1`,
    [caseNo],
  )
  if (!rows[0]) return undefined
  const { tag, changedAt, ...entry } = rows[0]
  return { entry, tag, changedAt: changedAt ?? undefined }
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

/** The state of a case whose record is public now; of no other. */
export async function findPublicState(pool: Pool, caseNo: string): Promise<CaseState | undefined> {
  const { rows } = await pool.query<{ state: CaseState }>(
    'SELECT state FROM cases WHERE case_no = $1 AND EXISTS (SELECT FROM register WHERE case_no = $1)',
    [caseNo],
  )
  return rows[0]?.state
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
