import type { Pool } from 'pg'
import { counted } from './supervision/rectifications.ts'

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

/** Rectifications by district: in time, late, overdue, still running. Cases that were annulled do not count. */
export async function listDistrictCounts(pool: Pool): Promise<DistrictCount[]> {
  const { rows } = await pool.query<DistrictCount>(
    `SELECT district, count(*)::integer AS ordered,
       count(*) FILTER (WHERE rectified_in_time = 'true')::integer AS "inTime",
       count(*) FILTER (WHERE rectified_in_time = 'false')::integer AS late,
       count(*) FILTER (WHERE rectified_in_time IS NULL AND overdue_on IS NOT NULL)::integer AS overdue,
       count(*) FILTER (WHERE rectified_in_time IS NULL AND overdue_on IS NULL)::integer AS running
     FROM cases WHERE ${counted}
     GROUP BY district ORDER BY district`,
  )
  return rows
}
