import type { Pool } from 'pg'
import type { Queryable } from '../reading.ts'
import type { CaseState } from '../../domain/case.ts'
import type { Topic } from '../../domain/topics.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'
import { shortened } from './shortened.ts'
import type { Nearness } from './nearness.ts'
import { nearness, nearTo } from './nearness.ts'
import { firstOwed } from './owed.ts'

/** Something that is due in a case, with who looks after it. */
export interface DueRow {
  readonly caseNo: string
  readonly entityName: string
  readonly stage: string
  readonly state: CaseState
  readonly key: string
  readonly topic: Topic
  readonly ruleId: string
  readonly pack: string
  readonly dueOn: string
  readonly assignee: string | null
}

/**
 * Whose dues: those of an agency on the topics of a role, less what others of that role look after; or those of a
 * department, on some topics where these are named.
 */
export type DueScope =
  | {
      readonly agency: string
      readonly topics: readonly Topic[]
      /** Without it everything is asked for, whoever looks after it. */
      readonly whose?: { readonly account: string; readonly role: DeskRole }
    }
  | { readonly department: string; readonly topics?: readonly Topic[] }

/** The roles that work on the cases of an agency. */
export type DeskRole = 'caseOfficer' | 'reviewer'

/**
 * Of an account: whether it can look after a case of the agency today. What is with one that was disabled, has left or
 * has another role is nobody's, and shown so to all who may take it.
 */
export const mayHold = (account: string, agency: string) =>
  `${account}.disabled_at IS NULL AND ${account}.agency = ${agency} AND ${account}.role IN ('caseOfficer', 'reviewer')`

/** Who looks after a case today, as `holder`, beside `cases`. */
export const withHolder = `LEFT JOIN assignments ON assignments.case_no = cases.case_no
  LEFT JOIN accounts AS holder ON holder.id = assignments.account AND holder.role = assignments.role
    AND ${mayHold('holder', 'cases.agency')}`

function scoped(scope: DueScope): { from: string; where: string; assignee: string; values: unknown[] } {
  if ('department' in scope) {
    const where = `deadlines.owner = $1 AND deadlines.closed_on IS NULL AND ($2::text[] IS NULL OR topic = ANY($2))`
    return { from: 'deadlines', where, assignee: 'NULL::text', values: [scope.department, scope.topics ?? null] }
  }
  const { agency, topics, whose } = scope
  return {
    from: `cases JOIN deadlines USING (case_no) ${withHolder}`,
    // IS TRUE keeps the topics from being looked up one by one in each case.
    where: `cases.agency = $1 AND cases.closed_on IS NULL AND deadlines.closed_on IS NULL AND (topic = ANY($2)) IS TRUE
      AND ($3::text IS NULL OR holder.id IS NULL OR holder.role <> $4 OR holder.id = $3)`,
    assignee: 'holder.id',
    values: [agency, topics, whose?.account ?? null, whose?.role ?? null],
  }
}

/** How much is late, due today, in the next three days, and later. */
export type DueCounts = Readonly<Record<Nearness, number>>

export interface DueAsked {
  readonly today: string
  /** Only what is so near; everything is counted. */
  readonly near?: Nearness | undefined
  readonly after?: readonly (string | number)[] | undefined
  readonly limit: number
}

/**
 * What is due, the earliest first, and how much of it is how near, in one pass. Found on the pool, which reads indexes
 * alone; what the cases hold is then read by the reader, for whom the database shows no case that is not theirs.
 */
export async function listDue(
  pool: Pool,
  reader: Queryable,
  scope: DueScope,
  { today, near, after, limit }: DueAsked,
): Promise<Page<DueRow> & { readonly counts: DueCounts }> {
  const { from, where, assignee, values } = scoped(scope)
  const put = (value: unknown) => `$${values.push(value)}`
  const day = `${put(today)}::date`
  const [dueOn, caseNo, key] = (after ?? []).map(put)
  const only = near === undefined ? 'true' : nearTo[near]('due_on', day)
  const later = after ? ` AND (due_on, case_no, key) > (${dueOn}::date, ${caseNo}, ${key})` : ''
  const { rows } = await pool.query<{ counts: DueCounts; items: Omit<DueRow, 'entityName' | 'stage' | 'state'>[] }>(
    `WITH due AS MATERIALIZED (
       SELECT deadlines.case_no, key, topic, due_on, ${assignee} AS assignee FROM ${from} WHERE ${where}
     ), page AS (SELECT * FROM due WHERE ${only}${later} ORDER BY due_on, case_no, key LIMIT ${put(limit + 1)}),
     lines AS (
       SELECT page.case_no AS "caseNo", page.key, page.topic, page.due_on AS "dueOn", assignee, rule_id AS "ruleId", pack
       FROM page JOIN deadlines USING (case_no, key) ORDER BY page.due_on, page.case_no, page.key
     )
     SELECT json_build_object(
       ${nearness.map((name) => `'${name}', count(*) FILTER (WHERE ${nearTo[name]('due_on', day)})`).join(', ')}) AS counts,
       (SELECT coalesce(json_agg(lines), '[]') FROM lines) AS items
     FROM due`,
    values,
  )
  const { counts, items: found } = rows[0]!
  const page = pageOf(found, limit, (row) => [row.dueOn, row.caseNo, row.key])
  const held = await reader.query<Pick<DueRow, 'caseNo' | 'entityName' | 'stage' | 'state'>>(
    `SELECT case_no AS "caseNo", ${shortened('entity_name')} AS "entityName", stage, state FROM cases WHERE case_no = ANY($1)`,
    [[...new Set(page.items.map((row) => row.caseNo))]],
  )
  const byNo = new Map(held.rows.map((row) => [row.caseNo, row]))
  const items = page.items.flatMap((row) => {
    const own = byNo.get(row.caseNo)
    return own ? [{ ...row, ...own }] : []
  })
  return { ...page, items, counts }
}

/** A case on the desk of an agency. */
export interface DeskRow {
  readonly caseNo: string
  readonly entityName: string
  readonly stage: string
  readonly openedOn: string
  readonly dueOn: string | null
  readonly assignee: string | null
}

export interface DeskAsked {
  readonly whose?: string | undefined
  readonly stage?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The open cases of an agency with who looks after them, the oldest first; `whose` is an account, or `nobody`. In one stage where one is named. */
export async function listDesk(
  pool: Pool,
  agency: string,
  { whose, stage, after, limit }: DeskAsked,
): Promise<Page<DeskRow>> {
  const { rows } = await pool.query<DeskRow>(
    `SELECT cases.case_no AS "caseNo", ${shortened('entity_name')} AS "entityName", stage, opened_on AS "openedOn", holder.id AS assignee,
       ${firstOwed('cases.case_no')} AS "dueOn"
     FROM cases ${withHolder}
     WHERE cases.agency = $1 AND closed_on IS NULL AND ($2::text IS NULL OR coalesce(holder.id, 'nobody') = $2)
       AND ($3::text IS NULL OR cases.case_no > $3) AND ($5::text IS NULL OR stage = $5)
     ORDER BY cases.case_no LIMIT $4`,
    [agency, whose ?? null, after ?? null, limit + 1, stage ?? null],
  )
  return pageOf(rows, limit, (row) => [row.caseNo])
}

/** How many open cases somebody looks after, and how many of them are late; null is nobody. */
export interface Load {
  readonly account: string | null
  readonly open: number
  readonly late: number
}

/** Who of an agency holds how much. */
export async function listLoads(pool: Pool, agency: string, today: string): Promise<Load[]> {
  const { rows } = await pool.query<Load>(
    `SELECT holder.id AS account, count(*)::integer AS open,
       count(*) FILTER (WHERE ${firstOwed('cases.case_no')} < $2)::integer AS late
     FROM cases ${withHolder} WHERE cases.agency = $1 AND closed_on IS NULL
     GROUP BY holder.id ORDER BY holder.id NULLS FIRST`,
    [agency, today],
  )
  return rows
}
