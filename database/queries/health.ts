import type { Pool } from 'pg'
import { isBehind } from './behind.ts'

export interface Figures {
  /** Seconds that the oldest message has waited to leave the house. */
  readonly outboxAgeSeconds: number
  readonly outboxWaiting: number
  /** Messages that a recipient has refused for good. */
  readonly outboxRefused: number
  /** Cases whose conductor is behind, as `isBehind` measures it. */
  readonly casesBehind: number
  readonly provisionalDeadlines: number
  /** Conductors that were stuck and were begun anew, ever and within the last day. */
  readonly begunAnew: number
  readonly begunAnewToday: number
}

/** What an operator watches on a legal day. Outbox ages are in real seconds only where legal time is real. */
export async function readFigures(pool: Pool, today: string): Promise<Figures> {
  const { rows } = await pool.query<Figures>(
    `SELECT
       coalesce((SELECT extract(epoch FROM now() - min(created_at)) FROM outbox WHERE delivered_at IS NULL AND refused_at IS NULL), 0)::float AS "outboxAgeSeconds",
       (SELECT count(*) FROM outbox WHERE delivered_at IS NULL AND refused_at IS NULL)::integer AS "outboxWaiting",
       (SELECT count(*) FROM outbox WHERE delivered_at IS NULL AND refused_at IS NOT NULL)::integer AS "outboxRefused",
       (SELECT count(*) FROM cases WHERE ${isBehind('$1')})::integer AS "casesBehind",
       (SELECT count(*) FROM deadlines WHERE closed_on IS NULL AND provisional)::integer AS "provisionalDeadlines",
       (SELECT count(*) FROM conductors_begun_anew)::integer AS "begunAnew",
       (SELECT count(*) FROM conductors_begun_anew WHERE at > now() - interval '1 day')::integer AS "begunAnewToday"`,
    [today],
  )
  return rows[0]!
}

/** Open deadlines that have passed, by the stage of their case and by topic. */
export async function countOverdue(
  pool: Pool,
  today: string,
): Promise<{ stage: string; topic: string; count: number }[]> {
  const { rows } = await pool.query(
    `SELECT stage, topic, count(*)::integer AS count FROM deadlines JOIN cases USING (case_no)
     WHERE deadlines.closed_on IS NULL AND due_on < $1 GROUP BY stage, topic`,
    [today],
  )
  return rows
}
