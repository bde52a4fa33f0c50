import type { Queryable } from '../reading.ts'
import type { CaseRow, Visible } from './cases.ts'
import type { Nearness } from './nearness.ts'
import { nearTo } from './nearness.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'
import { firstOwed, owed } from './owed.ts'
import { shortened } from './shortened.ts'

/** In which order cases stand: the newest or the oldest first, or what is due first. */
export const orders = ['newest', 'oldest', 'due'] as const
export type Order = (typeof orders)[number]

/** Which cases are meant. */
export interface Choosing {
  /** Only these, as a search has found them. */
  readonly caseNos?: readonly string[] | undefined
  readonly stage?: string | undefined
  readonly listType?: string | undefined
  readonly tier?: string | undefined
  readonly district?: string | undefined
  readonly due?: Nearness | undefined
}

export interface CasesAsked {
  readonly choosing: Choosing
  readonly order: Order
  readonly today: string
  /** What somebody owes first in the last case of the page before, and its number. */
  readonly after?: readonly (string | number)[] | undefined
  readonly limit: number
}

/** As many as are counted: beyond, it is said that there are more. */
export const mostCounted = 10_000

const ordered: Readonly<Record<Order, string>> = {
  newest: 'case_no DESC',
  oldest: 'case_no',
  due: 'first.due_on NULLS LAST, case_no',
}

// After all days: nobody owes anything.
const noDay = '2100-12-31'

const beyond: Readonly<Record<Order, (dueOn: string, caseNo: string) => string>> = {
  // Both values are of use in each, so that none is without a type.
  newest: (dueOn, caseNo) => `(${dueOn}::date IS NOT NULL AND case_no < ${caseNo})`,
  oldest: (dueOn, caseNo) => `(${dueOn}::date IS NOT NULL AND case_no > ${caseNo})`,
  due: (dueOn, caseNo) => `(coalesce(first.due_on, '${noDay}'), case_no) > (${dueOn}::date, ${caseNo})`,
}

// Of each case what somebody owes first, in one pass over the open deadlines.
const firstOwedOfAll = `LEFT JOIN (SELECT case_no, min(due_on) AS due_on FROM deadlines
  WHERE closed_on IS NULL AND ${owed} GROUP BY case_no) AS first USING (case_no)`

/** The cases that somebody may see and asks for. */
export async function listFound(
  db: Queryable,
  visible: Visible,
  { choosing, order, today, after, limit }: CasesAsked,
): Promise<Page<CaseRow>> {
  const { from, where, values, put } = chosen(visible, choosing, { today, withDue: order === 'due' })
  if (after) where.push(beyond[order](put(after[0]), put(after[1])))
  const { rows } = await db.query<CaseRow>(
    `SELECT case_no AS "caseNo", version, stage, agency, cases.district, list_type AS "listType", tier,
       entity_code AS "entityCode", ${shortened('entity_name')} AS "entityName", opened_on AS "openedOn",
       cases.closed_on AS "closedOn", outcome, ${firstOwed('cases.case_no')} AS "dueOn"
     FROM ${from} WHERE ${where.join(' AND ')} ORDER BY ${ordered[order]} LIMIT ${put(limit + 1)}`,
    values,
  )
  return pageOf(rows, limit, ({ dueOn, caseNo }) => [dueOn ?? noDay, caseNo])
}

/** How many cases somebody may see and asks for: `mostCounted` and one at most. */
export async function countFound(db: Queryable, visible: Visible, { choosing, today }: CasesAsked): Promise<number> {
  const { from, where, values } = chosen(visible, choosing, { today, withDue: false })
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::integer AS count
     FROM (SELECT FROM ${from} WHERE ${where.join(' AND ')} LIMIT ${mostCounted + 1}) AS counted`,
    values,
  )
  return rows[0]!.count
}

function chosen(
  visible: Visible,
  { caseNos, stage, listType, tier, district, due }: Choosing,
  { today, withDue }: { readonly today: string; readonly withDue: boolean },
) {
  const values: unknown[] = [...visible.values]
  const put = (value: unknown) => `$${values.push(value)}`
  const where = [
    `(${visible.sql})`,
    ...(caseNos === undefined ? [] : [`case_no = ANY(${put(caseNos)})`]),
    ...(stage === undefined ? [] : [`stage = ${put(stage)}`]),
    ...(listType === undefined ? [] : [`list_type = ${put(listType)}`]),
    ...(tier === undefined ? [] : [`tier = ${put(tier)}`]),
    ...(district === undefined ? [] : [`cases.district = ${put(district)}`]),
    ...(due === undefined ? [] : [nearTo[due]('first.due_on', `${put(today)}::date`)]),
  ]
  return { from: withDue || due !== undefined ? `cases ${firstOwedOfAll}` : 'cases', where, values, put }
}
