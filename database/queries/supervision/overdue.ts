import type { Queryable } from '../../reading.ts'
import { owed } from '../owed.ts'
import type { Visible } from '../cases.ts'

/** Which late acts: those of an agency's cases, at a stage, owed by somebody. */
export interface LateFilter {
  readonly today: string
  readonly agency?: string | undefined
  readonly stage?: string | undefined
  readonly district?: string | undefined
  readonly party?: string | undefined
}

/** Whether an open deadline is late: it has passed, and somebody owes the act. Other terms end by themselves. */
export function isLate(
  { today, agency, stage, district, party }: LateFilter,
  put: (value: unknown) => string,
): string[] {
  const parts = ['deadlines.closed_on IS NULL', owed, `deadlines.due_on < ${put(today)}::date`]
  if (agency !== undefined) parts.push(`cases.agency = ${put(agency)}`)
  if (stage !== undefined) parts.push(`cases.stage = ${put(stage)}`)
  if (district !== undefined) parts.push(`cases.district = ${put(district)}`)
  if (party !== undefined) parts.push(`deadlines.party = ${put(party)}`)
  return parts
}

/** A field of the board: how many acts are late in an agency's cases at a stage, and for how long at most. */
export interface LateCell {
  readonly agency: string
  readonly stage: string
  readonly count: number
  readonly oldest: string
}

/** The board of what is late, agency by stage. */
export async function countLate(db: Queryable, visible: Visible, filter: LateFilter): Promise<LateCell[]> {
  const values: unknown[] = [...visible.values]
  const late = isLate(filter, (value) => `$${values.push(value)}`)
  const { rows } = await db.query<LateCell>(
    `SELECT cases.agency, stage, count(*)::integer AS count, min(due_on) AS oldest
     FROM cases JOIN deadlines USING (case_no) WHERE ${[`(${visible.sql})`, ...late].join(' AND ')}
     GROUP BY cases.agency, stage ORDER BY cases.agency, stage`,
    values,
  )
  return rows
}
