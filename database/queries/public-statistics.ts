import type { Pool } from 'pg'

/** How many records are public now, of one list. */
export interface PublicCount {
  readonly listType: string
  readonly count: number
}

/** What happened in one month, `YYYY-MM`. */
export interface PublicMonth {
  readonly month: string
  readonly published: number
  readonly ended: number
  readonly repaired: number
}

/** Repair since a day: applications, decisions, and the days that half of the decisions took at most. */
export interface RepairCounts {
  readonly applied: number
  readonly granted: number
  readonly refused: number
  readonly medianDays: number | null
}

/** Records that are public now, the longest list first. */
export async function countPublic(pool: Pool): Promise<readonly PublicCount[]> {
  const { rows } = await pool.query<PublicCount>(
    `SELECT list_type AS "listType", count(*)::integer AS count FROM register GROUP BY list_type ORDER BY 2 DESC, 1`,
  )
  return rows
}

/**
 * Publications, endings and repairs of what the public has seen, by month since a day; months in which nothing happened
 * are missing. What is kept off the register (`domain/publicity/showing.ts`) was never public and is not counted.
 */
export async function countMonths(pool: Pool, since: string): Promise<readonly PublicMonth[]> {
  const { rows } = await pool.query<PublicMonth>(
    `SELECT to_char(on_date, 'YYYY-MM') AS month,
       count(*) FILTER (WHERE type IN ('publicity.published', 'publicity.restored'))::integer AS published,
       count(*) FILTER (WHERE type = 'publicity.ended')::integer AS ended,
       count(*) FILTER (WHERE type = 'publicity.ended' AND data->>'reason' = 'repaired')::integer AS repaired
     FROM ledger AS act WHERE type IN ('publicity.published', 'publicity.restored', 'publicity.ended') AND on_date >= $1::date
       AND (SELECT data #>> '{entity,kind}' FROM ledger WHERE case_no = act.case_no AND case_seq = 1) <> 'naturalPerson'
       AND (SELECT data ->> 'onPublicRegister' FROM ledger AS begun
         WHERE case_no = act.case_no AND case_seq <= act.case_seq AND type IN ('publicity.published', 'publicity.restored')
         ORDER BY case_seq DESC LIMIT 1) = 'true'
     GROUP BY 1 ORDER BY 1`,
    [since],
  )
  return rows
}

/** How repair goes since a day. A decision counts from the last application before it. */
export async function countRepairs(pool: Pool, since: string): Promise<RepairCounts> {
  const { rows } = await pool.query<RepairCounts>(
    `WITH acts AS MATERIALIZED (
       SELECT case_no, case_seq, type, on_date FROM ledger
       WHERE type IN ('repair.applied', 'repair.granted', 'repair.refused') AND on_date >= $1::date
     ), steps AS (
       SELECT type, on_date - lag(on_date) OVER (PARTITION BY case_no ORDER BY case_seq) AS days FROM acts
     )
     SELECT count(*) FILTER (WHERE type = 'repair.applied')::integer AS applied,
       count(*) FILTER (WHERE type = 'repair.granted')::integer AS granted,
       count(*) FILTER (WHERE type = 'repair.refused')::integer AS refused,
       percentile_cont(0.5) WITHIN GROUP (ORDER BY days) FILTER (WHERE type <> 'repair.applied') AS "medianDays"
     FROM steps`,
    [since],
  )
  return rows[0]!
}
