import type { CaseState, EventType } from '../../domain/case.ts'
import type { Queryable } from '../reading.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'
import { shortened } from './shortened.ts'
import { firstOwed, owed } from './owed.ts'

/** Who may see: a condition on `cases` whose values are numbered from 1. */
export interface Visible {
  readonly sql: string
  readonly values: readonly unknown[]
}

export interface CaseFilter {
  readonly stage?: string | undefined
  readonly agency?: string | undefined
  readonly district?: string | undefined
  readonly entityCode?: string | undefined
  /** Only these, as a search has found them. */
  readonly caseNos?: readonly string[] | undefined
  /** Only cases with an open deadline that has passed before this day. */
  readonly overdueOn?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

export interface CaseRow {
  readonly caseNo: string
  readonly version: number
  readonly stage: string
  readonly agency: string
  readonly district: string
  readonly listType: string
  readonly tier: string
  readonly entityCode: string
  readonly entityName: string
  readonly openedOn: string
  readonly closedOn: string | null
  readonly outcome: string | null
  /** The earliest open due date. */
  readonly dueOn: string | null
}

/** Cases that somebody may see, in the order of their numbers. */
export async function listCases(db: Queryable, visible: Visible, filter: CaseFilter): Promise<Page<CaseRow>> {
  const values: unknown[] = [...visible.values]
  const where = [`(${visible.sql})`]
  const add = (value: unknown, condition: (n: number) => string) => {
    if (value === undefined) return
    values.push(value)
    where.push(condition(values.length))
  }
  add(filter.stage, (n) => `stage = $${n}`)
  add(filter.agency, (n) => `agency = $${n}`)
  add(filter.district, (n) => `district = $${n}`)
  add(filter.entityCode, (n) => `entity_code_form = normal_code($${n})`)
  add(filter.caseNos, (n) => `case_no = ANY($${n})`)
  add(filter.after, (n) => `case_no > $${n}`)
  add(
    filter.overdueOn,
    (n) => `EXISTS (SELECT FROM deadlines WHERE deadlines.case_no = cases.case_no
    AND closed_on IS NULL AND ${owed} AND due_on < $${n})`,
  )
  values.push(filter.limit + 1)
  const { rows } = await db.query<CaseRow>(
    `SELECT case_no AS "caseNo", version, stage, agency, district, list_type AS "listType", tier,
       entity_code AS "entityCode", ${shortened('entity_name')} AS "entityName", opened_on AS "openedOn", closed_on AS "closedOn", outcome,
       ${firstOwed('cases.case_no')} AS "dueOn"
     FROM cases WHERE ${where.join(' AND ')} ORDER BY case_no LIMIT $${values.length}`,
    values,
  )
  return pageOf(rows, filter.limit, (row) => [row.caseNo])
}

// As many as a search can be meant to find; beyond, it asks for more of the name.
const mostFound = 2_000

const conditions = {
  caseNumber: 'case_no = normal_name($N)',
  code: 'entity_code_form = normal_code($N)',
  // A whole number, which is no part of another one.
  document: `(strpos(' ' || documents_form || ' ', ' ' || left(normal_number($N), 100) || ' ') > 0
    OR case_no IN (SELECT letters.case_no FROM letters WHERE normal_number(number) = normal_number($N)))`,
  // Names are looked through one by one, so numbers are as well; of these less than four signs say nothing.
  any: `(strpos(entity_name_form, nullif(normal_name($N), '')) > 0 OR entity_code_form = normal_code($N)
    OR (length(normal_name($N)) >= 2 AND strpos(person_form, normal_name($N)) > 0)
    OR (length(normal_code($N)) >= 4
      AND (strpos(entity_code_form, normal_code($N)) > 0 OR strpos(replace(case_no, '-', ''), normal_code($N)) > 0))
    OR (length(normal_number($N)) >= 3 AND strpos(documents_form, normal_number($N)) > 0)
    OR case_no IN (SELECT letters.case_no FROM letters WHERE normal_number(number) = nullif(normal_number($N), '')))`,
}

/**
 * What somebody looks for: a case number, a sound credit code, the whole number of a decision or letter, or a part of a name,
 * of a code or case number, of the number of a decision, or of the name of who represents the entity.
 */
export interface Search {
  readonly text: string
  readonly as: keyof typeof conditions
}

/** Numbers of the cases that somebody may see by what the search is for, however typed. */
export async function searchCases(db: Queryable, visible: Visible, { text, as }: Search): Promise<string[]> {
  const found = conditions[as].replaceAll('$N', `$${visible.values.length + 1}`)
  const { rows } = await db.query<{ case_no: string }>(
    `SELECT case_no FROM cases WHERE (${visible.sql}) AND ${found} ORDER BY case_no LIMIT ${mostFound}`,
    [...visible.values, text],
  )
  return rows.map((row) => row.case_no)
}

/** By which number or person a case was found, where its name and code do not show it; as the case has it. */
export interface FoundBy {
  readonly caseNo: string
  readonly document: string | null
  readonly person: string | null
}

/** Of cases that a search has found those that it has found by a document or a person, of those that somebody may see. */
export async function listFoundBy(
  db: Queryable,
  visible: Visible,
  { caseNos, text }: { readonly caseNos: readonly string[]; readonly text: string },
): Promise<FoundBy[]> {
  const n = visible.values.length
  const number = `normal_number($${n + 2})`
  const { rows } = await db.query<FoundBy>(
    `SELECT * FROM (
       SELECT case_no AS "caseNo",
         CASE WHEN length(${number}) < 3 THEN NULL
           WHEN strpos(normal_number(own.decision), ${number}) > 0 THEN own.decision
           WHEN strpos(normal_number(own.underlying), ${number}) > 0 THEN own.underlying
           ELSE (SELECT min(number) FROM letters WHERE letters.case_no = cases.case_no
             AND normal_number(number) = ${number}) END AS document,
         CASE WHEN strpos(normal_name(own.person), nullif(normal_name($${n + 2}), '')) > 0 THEN own.person END AS person
       FROM cases CROSS JOIN LATERAL (SELECT
         ${shortened("state #>> '{listing,decisionDocNo}'")} AS decision,
         ${shortened("state #>> '{listing,proposal,underlyingDecision,docNo}'")} AS underlying,
         ${shortened("state #>> '{entity,legalRepresentative}'")} AS person) AS own
       WHERE (${visible.sql}) AND case_no = ANY($${n + 1})) AS found
     WHERE document IS NOT NULL OR person IS NOT NULL`,
    [...visible.values, caseNos, text],
  )
  return rows
}

/** The state of a case when somebody may see it. */
export async function findCase(db: Queryable, visible: Visible, caseNo: string): Promise<CaseState | undefined> {
  const { rows } = await db.query<{ state: CaseState }>(
    `SELECT state FROM cases WHERE (${visible.sql}) AND case_no = $${visible.values.length + 1}`,
    [...visible.values, caseNo],
  )
  return rows[0]?.state
}

/** Another case on the decision that a case rests on. */
export interface TwinCase {
  readonly caseNo: string
  readonly entityName: string
  readonly stage: string
}

/** What one decision of an agency on one entity is known by. */
export interface DecisionOnEntity {
  readonly agency: string
  readonly code: string
  readonly docNo: string
}

/**
 * The SQL condition of cases on a decision, however number and code are written; a proposal that was withdrawn is none. Read
 * by its index alone, whatever row-level security asks besides.
 */
export const onDecision = (agency: string, code: string, docNo: string) =>
  `cases.agency = ${agency} AND cases.entity_code_form = normal_code(${code})
     AND cases.decision_form = normal_number(${docNo}) AND cases.outcome IS DISTINCT FROM 'withdrawn'`

// More are of no use to who looks at one of them.
const mostTwins = 20

/** The other cases on a decision that somebody may see, in the order of their numbers. */
export async function listOnDecision(
  db: Queryable,
  visible: Visible,
  { caseNo, agency, code, docNo }: DecisionOnEntity & { readonly caseNo: string },
): Promise<TwinCase[]> {
  const n = visible.values.length
  const { rows } = await db.query<TwinCase>(
    `SELECT case_no AS "caseNo", ${shortened('entity_name')} AS "entityName", stage FROM cases
     WHERE (${visible.sql}) AND ${onDecision(`$${n + 1}`, `$${n + 2}`, `$${n + 3}`)} AND case_no <> $${n + 4}
     ORDER BY case_no LIMIT ${mostTwins}`,
    [...visible.values, agency, code, docNo, caseNo],
  )
  return rows
}

export interface LedgerEntry {
  readonly caseSeq: number
  readonly type: EventType
  readonly data: Readonly<Record<string, unknown>>
  readonly on: string
  readonly at: Date
  readonly actor: string
  readonly role: string
  readonly onBehalfOf: string | null
  readonly reason: string | null
  readonly legalBasis: string | null
  readonly requestId: string
}

/** The ledger entries of a case with author, reason and basis. */
export async function listEntries(db: Queryable, caseNo: string): Promise<LedgerEntry[]> {
  const { rows } = await db.query<LedgerEntry>(
    `SELECT case_seq AS "caseSeq", type, data, on_date AS "on", at, actor, role, on_behalf_of AS "onBehalfOf", reason,
       legal_basis AS "legalBasis", request_id AS "requestId" FROM ledger WHERE case_no = $1 ORDER BY case_seq`,
    [caseNo],
  )
  return rows
}
