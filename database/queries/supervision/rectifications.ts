import type { Queryable } from '../../reading.ts'
import type { Visible } from '../cases.ts'

/** How a rectification stands: done in time, done late, not done though its term has passed, still running. */
export const rectificationStates = ['inTime', 'late', 'overdue', 'running'] as const

export type RectificationStanding = (typeof rectificationStates)[number]

/** Rectifications by how they stand; those of annulled, removed and revoked cases do not count. */
export interface RectificationCounts extends Readonly<Record<RectificationStanding, number>> {
  readonly district: string
}

/** Which cases count as rectifications at all. */
export const counted = `cases.rectification IS NOT NULL AND coalesce(cases.outcome, '') NOT IN ('annulled', 'removed', 'revoked')`

/** Whether publicity has ended by time; the state is read only of those that are being undone. */
const endedByTime = `(cases.outcome = 'expired' OR
  (cases.outcome IS NULL AND cases.stage = 'undoing' AND cases.state #>> '{undoing,reason}' = 'expired'))`

/**
 * The first day on which one of `counted` was overdue, as SQL; null where it was not. An end by time ends the sanction
 * and not the duty: what its term found undone is overdue, though nobody marks it any more.
 */
export const overdueSince = `coalesce(cases.overdue_on,
  CASE WHEN ${endedByTime} AND cases.rectification <> 'accepted' THEN (cases.rectify_by::date + 1)::text END)`

/**
 * How one of `counted` stood on a day, as SQL that gives one of `rectificationStates`; null before it was ordered. The
 * day is a parameter's number. Told by what is known now: a term that was extended later counts as it was extended.
 */
export const standingOn = (day: number): string => `CASE
  WHEN cases.listed_on > $${day} THEN NULL
  WHEN cases.rectified_on <= $${day} THEN CASE cases.rectified_in_time WHEN 'true' THEN 'inTime' ELSE 'late' END
  WHEN ${overdueSince} <= $${day} THEN 'overdue'
  ELSE 'running' END`

const counts = rectificationStates
  .map((state) => `count(*) FILTER (WHERE standing = '${state}')::integer AS "${state}"`)
  .join(', ')

/** The rectifications of each district that has any, on a day. */
export async function countRectifications(db: Queryable, visible: Visible, on: string): Promise<RectificationCounts[]> {
  const { rows } = await db.query<RectificationCounts>(
    `SELECT district, ${counts} FROM (
       SELECT cases.district, ${standingOn(visible.values.length + 1)} AS standing FROM cases WHERE (${visible.sql}) AND ${counted}
     ) AS stood WHERE standing IS NOT NULL GROUP BY district ORDER BY district`,
    [...visible.values, on],
  )
  return rows
}

/** What the trend needs of a day. */
export interface TrendPoint {
  readonly on: string
  readonly done: number
  readonly overdue: number
}

/** Done and overdue rectifications on each of some days, in one pass over the cases. */
export async function rectificationTrend(
  db: Queryable,
  visible: Visible,
  days: readonly string[],
  district?: string,
): Promise<TrendPoint[]> {
  const n = visible.values.length
  const { rows } = await db.query<TrendPoint>(
    `WITH known AS (
       SELECT rectified_on AS accepted, ${overdueSince} AS overdue, count(*) AS cases FROM cases
       WHERE (${visible.sql}) AND ${counted} AND ($${n + 2}::text IS NULL OR cases.district = $${n + 2}) GROUP BY 1, 2
     )
     SELECT day AS "on", coalesce(sum(cases) FILTER (WHERE accepted <= day), 0)::integer AS done,
       coalesce(sum(cases) FILTER (WHERE overdue <= day AND (accepted IS NULL OR accepted > day)), 0)::integer AS overdue
     FROM unnest($${n + 1}::text[]) AS day LEFT JOIN known ON true GROUP BY day ORDER BY day`,
    [...visible.values, days, district ?? null],
  )
  return rows
}
