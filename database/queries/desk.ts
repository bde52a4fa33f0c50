import type { Pool } from 'pg'
import type { Queryable } from '../reading.ts'
import type { CaseState } from '../../domain/case.ts'
import type { Visible } from './cases.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'

/** Something that is due in a case, with who looks after it. */
export interface DueRow {
  readonly caseNo: string
  readonly entityName: string
  readonly stage: string
  readonly state: CaseState
  readonly key: string
  readonly topic: string
  readonly ruleId: string
  readonly pack: string
  readonly dueOn: string
  readonly assignee: string | null
}

export interface DueFilter {
  /** What the reader's role owes. */
  readonly topics: readonly string[]
  /** The department whose measures they are. */
  readonly owner?: string | undefined
  /** Leaves out what others look after. */
  readonly account?: string | undefined
  readonly after?: readonly (string | number)[] | undefined
  readonly limit: number
}

function where(visible: Visible, filter: Omit<DueFilter, 'limit'>): { sql: string; values: unknown[] } {
  const values: unknown[] = [...visible.values]
  const put = (value: unknown) => `$${values.push(value)}`
  const parts = [`(${visible.sql})`, 'deadlines.closed_on IS NULL', `topic = ANY(${put(filter.topics)})`]
  if (filter.owner !== undefined) parts.push(`owner = ${put(filter.owner)}`)
  if (filter.account !== undefined) parts.push(`coalesce(assignments.account, '') IN ('', ${put(filter.account)})`)
  if (filter.after) {
    const [dueOn, caseNo, key] = filter.after.map(put)
    parts.push(`(due_on, deadlines.case_no, key) > (${dueOn}::date, ${caseNo}, ${key})`)
  }
  return { sql: parts.join(' AND '), values }
}

const from = 'FROM deadlines JOIN cases USING (case_no) LEFT JOIN assignments USING (case_no)'

/** What is due, the earliest first. */
export async function listDue(reader: Queryable, visible: Visible, filter: DueFilter): Promise<Page<DueRow>> {
  const { sql, values } = where(visible, filter)
  const { rows } = await reader.query<DueRow>(
    `SELECT case_no AS "caseNo", entity_name AS "entityName", stage, state, key, topic, rule_id AS "ruleId", pack,
       due_on AS "dueOn", assignments.account AS assignee
     ${from} WHERE ${sql} ORDER BY due_on, deadlines.case_no, key LIMIT $${values.push(filter.limit + 1)}`,
    values,
  )
  return pageOf(rows, filter.limit, (row) => [row.dueOn, row.caseNo, row.key])
}

/** How much is late, due today, in the next three days, and later. */
export interface DueCounts {
  readonly late: number
  readonly today: number
  readonly soon: number
  readonly later: number
}

/** Counts what is due by how near it is. */
export async function countDue(reader: Queryable, visible: Visible, filter: Omit<DueFilter, 'limit' | 'after'>, today: string): Promise<DueCounts> {
  const { sql, values } = where(visible, filter)
  const day = `$${values.push(today)}::date`
  const { rows } = await reader.query<DueCounts>(
    `SELECT count(*) FILTER (WHERE due_on < ${day})::integer AS late,
       count(*) FILTER (WHERE due_on = ${day})::integer AS today,
       count(*) FILTER (WHERE due_on > ${day} AND due_on <= ${day} + 3)::integer AS soon,
       count(*) FILTER (WHERE due_on > ${day} + 3)::integer AS later
     ${from} WHERE ${sql}`,
    values,
  )
  return rows[0]!
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

/** The open cases of an agency with who looks after them, the oldest first; `whose` is an account, or `nobody`. */
export async function listDesk(
  reader: Queryable,
  agency: string,
  { whose, after, limit }: { whose?: string | undefined; after?: string | undefined; limit: number },
): Promise<Page<DeskRow>> {
  const { rows } = await reader.query<DeskRow>(
    `SELECT case_no AS "caseNo", entity_name AS "entityName", stage, opened_on AS "openedOn", assignments.account AS assignee,
       (SELECT min(due_on) FROM deadlines WHERE deadlines.case_no = cases.case_no AND deadlines.closed_on IS NULL) AS "dueOn"
     FROM cases LEFT JOIN assignments USING (case_no)
     WHERE agency = $1 AND closed_on IS NULL AND ($2::text IS NULL OR coalesce(assignments.account, 'nobody') = $2)
       AND ($3::text IS NULL OR case_no > $3)
     ORDER BY case_no LIMIT $4`,
    [agency, whose ?? null, after ?? null, limit + 1],
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
export async function listLoads(reader: Queryable, agency: string, today: string): Promise<Load[]> {
  const { rows } = await reader.query<Load>(
    `SELECT assignments.account, count(*)::integer AS open,
       count(*) FILTER (WHERE EXISTS (SELECT FROM deadlines WHERE deadlines.case_no = cases.case_no
         AND deadlines.closed_on IS NULL AND due_on < $2))::integer AS late
     FROM cases LEFT JOIN assignments USING (case_no) WHERE agency = $1 AND closed_on IS NULL
     GROUP BY assignments.account ORDER BY assignments.account NULLS FIRST`,
    [agency, today],
  )
  return rows
}

/** The people of an agency to whom a case can be given. */
export async function listColleagues(pool: Pool, agency: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `SELECT id, name FROM accounts WHERE agency = $1 AND disabled_at IS NULL ORDER BY id`,
    [agency],
  )
  return rows
}

/** Gives open cases of an agency to one of its people, or to nobody; answers with those that were given. */
export async function assignCases(
  pool: Pool,
  { agency, caseNos, account, by }: { agency: string; caseNos: readonly string[]; account: string | null; by: string },
): Promise<string[]> {
  const own = 'case_no = ANY($1) AND EXISTS (SELECT FROM cases WHERE cases.case_no = assignments.case_no AND agency = $2)'
  const { rows } =
    account === null
      ? await pool.query<{ case_no: string }>(`DELETE FROM assignments WHERE ${own} RETURNING case_no`, [caseNos, agency])
      : await pool.query<{ case_no: string }>(
          `INSERT INTO assignments (case_no, account, assigned_by)
           SELECT case_no, $3, $4 FROM cases
           WHERE case_no = ANY($1) AND agency = $2 AND closed_on IS NULL
             AND EXISTS (SELECT FROM accounts WHERE id = $3 AND agency = $2 AND disabled_at IS NULL)
           ON CONFLICT (case_no) DO UPDATE SET account = $3, assigned_by = $4, assigned_at = now() RETURNING case_no`,
          [caseNos, agency, account, by],
        )
  return rows.map((row) => row.case_no)
}
