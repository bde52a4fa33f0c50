import type { Queryable } from '../../reading.ts'
import type { Visible } from '../cases.ts'
import { counted, standingOn } from './rectifications.ts'
import { shortened } from '../shortened.ts'

/** What decides the rate of a district at the end of a period. */
export interface Outlook {
  readonly district: string
  readonly done: number
  readonly overdue: number
  /** Of the overdue ones those that can still be done. */
  readonly overdueOpen: number
  /** Still running, and due by the end of the period. */
  readonly dueRunning: number
}

function stood(visible: Visible, on: string, until: string): { sql: string; values: unknown[] } {
  const n = visible.values.length
  return {
    sql: `SELECT case_no, entity_name, agency, district, stage, ${standingOn(n + 1)} AS standing, rectify_by::date AS rectify_by, rectification
      FROM cases WHERE (${visible.sql}) AND ${counted} AND rectify_by <= $${n + 2}`,
    values: [...visible.values, on, until],
  }
}

/** The outlook of each district that has any rectification, from a day to the end of a period. */
export async function listOutlooks(db: Queryable, visible: Visible, on: string, until: string): Promise<Outlook[]> {
  const { sql, values } = stood(visible, on, '9999-12-31')
  const { rows } = await db.query<Outlook>(
    `SELECT district, count(*) FILTER (WHERE standing IN ('inTime', 'late'))::integer AS done,
       count(*) FILTER (WHERE standing = 'overdue')::integer AS overdue,
       count(*) FILTER (WHERE standing = 'overdue' AND stage <> 'closed')::integer AS "overdueOpen",
       count(*) FILTER (WHERE standing = 'running' AND stage <> 'closed' AND rectify_by <= $${values.push(until)}::date)::integer AS "dueRunning"
     FROM (${sql}) AS stood GROUP BY district ORDER BY district`,
    values,
  )
  return rows
}

/** A case that decides a rate. */
export interface DecidingCase {
  readonly caseNo: string
  readonly entityName: string
  readonly agency: string
  readonly stage: string
  readonly standing: 'overdue' | 'running'
  readonly dueOn: string
  /** Whether evidence has come in and waits for the agency's check. */
  readonly submitted: boolean
}

/** The cases that decide the rate of a district, the earliest due first. */
export async function listDeciding(
  db: Queryable,
  visible: Visible,
  {
    on,
    until,
    district,
    limit,
  }: { readonly on: string; readonly until: string; readonly district: string; readonly limit: number },
): Promise<DecidingCase[]> {
  const { sql, values } = stood(visible, on, until)
  const { rows } = await db.query<DecidingCase>(
    `SELECT case_no AS "caseNo", ${shortened('entity_name')} AS "entityName", agency, stage, standing, rectify_by AS "dueOn",
       rectification = 'submitted' AS submitted
     FROM (${sql}) AS stood WHERE standing IN ('overdue', 'running') AND stage <> 'closed' AND district = $${values.push(district)}
     ORDER BY rectify_by, case_no LIMIT $${values.push(limit)}`,
    values,
  )
  return rows
}
