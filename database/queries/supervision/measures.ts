import type { Queryable } from '../../reading.ts'
import type { Visible } from '../cases.ts'

/** How measures are told apart on the map of coverage, as conditions on `measures`. */
export const measureGroups = {
  sent: `measures.status <> 'determined'`,
  waiting: `measures.status = 'dispatched'`,
  atWork: `measures.status IN ('acknowledged', 'carriedOut')`,
  fedBack: `measures.status = 'fedBack'`,
  toLift: `measures.status = 'liftOrdered'`,
  lifted: `measures.status = 'lifted'`,
} as const

export type MeasureGroup = keyof typeof measureGroups | 'late'

// By topic: an equality may be tried before the policies of the table, and so spares asking them about other terms.
const ofMeasures = `deadlines.topic IN ('measure.acknowledge', 'measure.carryOut', 'measure.feedBack', 'measure.lift')`

/** Whether a department has let a term of a measure pass. */
export const lateMeasure = (today: string): string =>
  `EXISTS (SELECT FROM deadlines WHERE deadlines.case_no = measures.case_no AND deadlines.closed_on IS NULL AND ${ofMeasures}
    AND split_part(deadlines.key, '.', 2) = measures.code AND deadlines.due_on < ${today}::date)`

/** How far the measures of one code have come at one department. */
export interface Coverage extends Readonly<Record<MeasureGroup, number>> {
  readonly code: string
  readonly department: string
  /** Days from dispatch to acknowledgement and to the report of the result, on average; null while none has come. */
  readonly acknowledgeDays: number | null
  readonly feedBackDays: number | null
}

// Own cases first, so that only what belongs to them is looked at; who sees every case needs none of them.
const within = ({ sql }: Visible, table: string) => (sql === 'true' ? table : `cases JOIN ${table} USING (case_no)`)

/** The map of measure and department. */
export async function countMeasures(db: Queryable, visible: Visible, today: string): Promise<Coverage[]> {
  const values: unknown[] = [...visible.values]
  const day = `$${values.push(today)}`
  const counts = Object.entries(measureGroups).map(
    ([name, condition]) => `count(*) FILTER (WHERE ${condition})::integer AS "${name}"`,
  )
  // Days count from the day of dispatch, which is where the term to acknowledge starts.
  const { rows } = await db.query<Coverage>(
    `WITH terms AS MATERIALIZED (
       SELECT case_no, split_part(key, '.', 2) AS code, min(starts_on) FILTER (WHERE topic = 'measure.acknowledge') AS sent,
         min(deadlines.closed_on) FILTER (WHERE topic = 'measure.acknowledge' AND closed_as = 'met') AS acknowledged,
         min(deadlines.closed_on) FILTER (WHERE topic = 'measure.feedBack' AND closed_as = 'met') AS fed_back,
         bool_or(deadlines.closed_on IS NULL AND due_on < ${day}::date) AS late
       FROM ${within(visible, 'deadlines')} WHERE (${visible.sql}) AND ${ofMeasures} GROUP BY case_no, split_part(key, '.', 2))
     SELECT measures.code, measures.department, ${counts.join(', ')}, count(*) FILTER (WHERE terms.late)::integer AS late,
       round(avg(acknowledged - sent), 1)::float AS "acknowledgeDays", round(avg(fed_back - sent), 1)::float AS "feedBackDays"
     FROM ${within(visible, 'measures')} LEFT JOIN terms USING (case_no, code)
     WHERE (${visible.sql}) GROUP BY measures.code, measures.department ORDER BY measures.code, measures.department`,
    values,
  )
  return rows
}
