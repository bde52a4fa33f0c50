import type { Queryable } from '../../reading.ts'
import type { Visible } from '../cases.ts'

/** What is compared between cases of the same list and tier. */
export const likeMeasures = ['rectificationDays', 'measures', 'determinationDays'] as const

export type LikeMeasure = (typeof likeMeasures)[number]

export interface LikeQuestion {
  readonly compare: LikeMeasure
  /** Days for rectification where the case sets none of its own. */
  readonly usualDays: number
}

/** The compared value of a case as SQL; null where it was not determined to be listed. */
export function likeValues({ compare, usualDays }: LikeQuestion, put: (value: unknown) => string): string {
  const value = {
    rectificationDays: () => `coalesce(cases.term_days, ${put(usualDays)}::integer)`,
    measures: () => 'cases.measure_count',
    determinationDays: () => '(cases.determined_on::date - cases.opened_on)',
  }[compare]()
  return `(CASE WHEN cases.determined_on IS NOT NULL THEN ${value} END)`
}

/** How many cases of a list and tier have one value. */
export interface LikeDot {
  readonly listType: string
  readonly tier: string
  readonly value: number
  readonly count: number
}

/** The values of cases that are alike, by list and tier. */
export async function countLike(db: Queryable, visible: Visible, question: LikeQuestion): Promise<LikeDot[]> {
  const values: unknown[] = [...visible.values]
  const value = likeValues(question, (one) => `$${values.push(one)}`)
  const { rows } = await db.query<LikeDot>(
    `SELECT list_type AS "listType", tier, value, count(*)::integer AS count
     FROM (SELECT list_type, tier, ${value} AS value FROM cases WHERE (${visible.sql})) AS compared
     WHERE value IS NOT NULL GROUP BY list_type, tier, value ORDER BY list_type, tier, value`,
    values,
  )
  return rows
}
