import type { Pool } from 'pg'
import type { LocalDate } from '../../domain/dates.ts'
import { counted, overdueSince } from './supervision/rectifications.ts'

export interface DistrictCount {
  readonly district: string
  readonly ordered: number
  readonly inTime: number
  readonly late: number
  /** Not rectified though the term has passed. */
  readonly overdue: number
  /** The term is still running. */
  readonly running: number
}

/** Rectifications by district as of a day: in time, late, overdue, still running. Cases that were annulled do not count. */
export async function listDistrictCounts(pool: Pool, on: LocalDate): Promise<DistrictCount[]> {
  const { rows } = await pool.query<DistrictCount>(
    `SELECT district, count(*)::integer AS ordered,
       count(*) FILTER (WHERE rectified_in_time = 'true')::integer AS "inTime",
       count(*) FILTER (WHERE rectified_in_time = 'false')::integer AS late,
       count(*) FILTER (WHERE rectified_in_time IS NULL AND ${overdueSince} <= $1)::integer AS overdue,
       count(*) FILTER (WHERE rectified_in_time IS NULL AND (${overdueSince} <= $1) IS NOT TRUE)::integer AS running
     FROM cases WHERE ${counted}
     GROUP BY district ORDER BY district`,
    [on],
  )
  return rows
}
