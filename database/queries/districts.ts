import type { Pool } from 'pg'

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
       count(*) FILTER (WHERE r->>'inTime' = 'true')::integer AS "inTime",
       count(*) FILTER (WHERE r->>'inTime' = 'false')::integer AS late,
       count(*) FILTER (WHERE r->>'inTime' IS NULL AND r->>'overdueOn' IS NOT NULL)::integer AS overdue,
       count(*) FILTER (WHERE r->>'inTime' IS NULL AND r->>'overdueOn' IS NULL)::integer AS running
     FROM (SELECT district, state->'rectification' AS r FROM cases
           WHERE state ? 'rectification' AND coalesce(outcome, '') NOT IN ('annulled', 'removed')) AS ordered
     GROUP BY district ORDER BY district`,
  )
  return rows
}
