import type { Queryable } from '../reading.ts'
import type { Visible } from './cases.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'

export interface DeadlineRow {
  readonly caseNo: string
  readonly key: string
  readonly topic: string
  readonly ruleId: string
  readonly pack: string
  readonly calendar: string
  readonly startsOn: string
  readonly term: { readonly count: number; readonly unit: string }
  readonly dueOn: string
  readonly provisional: boolean
  readonly party: string
  readonly owner: string | null
  readonly closedOn: string | null
  readonly closedAs: string | null
}

const columns = `deadlines.case_no AS "caseNo", key, topic, rule_id AS "ruleId", pack, calendar, starts_on AS "startsOn", term,
  due_on AS "dueOn", provisional, party, owner, deadlines.closed_on AS "closedOn", closed_as AS "closedAs"`

export interface DeadlineFilter {
  readonly owner?: string | undefined
  readonly dueBefore?: string | undefined
  readonly after?: readonly (string | number)[] | undefined
  readonly limit: number
}

/** Open deadlines of cases that somebody may see, the earliest first. */
export async function listOpenDeadlines(
  db: Queryable,
  visible: Visible,
  filter: DeadlineFilter,
): Promise<Page<DeadlineRow>> {
  const values: unknown[] = [...visible.values]
  const where = [`(${visible.sql})`, 'deadlines.closed_on IS NULL']
  if (filter.owner !== undefined) where.push(`owner = $${values.push(filter.owner)}`)
  if (filter.dueBefore !== undefined) where.push(`due_on < $${values.push(filter.dueBefore)}`)
  if (filter.after) {
    const [dueOn, caseNo, key] = filter.after.map((part) => `$${values.push(part)}`)
    where.push(`(due_on, deadlines.case_no, key) > (${dueOn}::date, ${caseNo}, ${key})`)
  }
  const { rows } = await db.query<DeadlineRow>(
    `SELECT ${columns} FROM deadlines JOIN cases USING (case_no) WHERE ${where.join(' AND ')}
     ORDER BY due_on, deadlines.case_no, key LIMIT $${values.push(filter.limit + 1)}`,
    values,
  )
  return pageOf(rows, filter.limit, (row) => [row.dueOn, row.caseNo, row.key])
}

/** Every deadline that a case has had, by due date. */
export async function listDeadlines(db: Queryable, caseNo: string): Promise<DeadlineRow[]> {
  const { rows } = await db.query<DeadlineRow>(
    `SELECT ${columns} FROM deadlines WHERE case_no = $1 ORDER BY due_on, key`,
    [caseNo],
  )
  return rows
}
