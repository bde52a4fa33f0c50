import type { Queryable } from '../reading.ts'

/** What is left of a minute in which an address has tried something. */
export interface RequestCount {
  readonly requests: number
  /** Milliseconds of real time until it begins anew. */
  readonly leftMs: number
}

/** Counts one more try of an address in its minute, over all processes that share the database. */
export async function countRequest(on: Queryable, purpose: string, source: string): Promise<RequestCount> {
  const { rows } = await on.query<RequestCount>(
    `INSERT INTO request_counts AS counted (purpose, source, requests, ends_at)
     VALUES ($1, $2, 1, now() + interval '1 minute')
     ON CONFLICT (purpose, source) DO UPDATE SET
       requests = CASE WHEN counted.ends_at <= now() THEN 1 ELSE counted.requests + 1 END,
       ends_at = CASE WHEN counted.ends_at <= now() THEN EXCLUDED.ends_at ELSE counted.ends_at END
     RETURNING requests, greatest(1, extract(epoch FROM ends_at - now()) * 1000)::integer AS "leftMs"`,
    [purpose, source],
  )
  return rows[0]!
}

/** When a row counts for nothing any more. */
export const countIsOver = 'ends_at < now()'
