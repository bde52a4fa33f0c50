import type { Pool } from 'pg'

export interface Figures {
  /** Seconds that the oldest message has waited to leave the house. */
  readonly outboxAgeSeconds: number
  readonly outboxWaiting: number
  /** Messages that a recipient has refused for good. */
  readonly outboxRefused: number
  /** Open cases whose conductor has not seen the newest version. */
  readonly casesBehind: number
  readonly provisionalDeadlines: number
}

/** What an operator watches. Outbox ages are in real seconds only where legal time is real. */
export async function readFigures(pool: Pool): Promise<Figures> {
  const { rows } = await pool.query<Figures>(
    `SELECT
       coalesce((SELECT extract(epoch FROM now() - min(created_at)) FROM outbox WHERE delivered_at IS NULL AND refused_at IS NULL), 0)::float AS "outboxAgeSeconds",
       (SELECT count(*) FROM outbox WHERE delivered_at IS NULL AND refused_at IS NULL)::integer AS "outboxWaiting",
       (SELECT count(*) FROM outbox WHERE delivered_at IS NULL AND refused_at IS NOT NULL)::integer AS "outboxRefused",
       (SELECT count(*) FROM cases WHERE conducted_version < version)::integer AS "casesBehind",
       (SELECT count(*) FROM deadlines WHERE closed_on IS NULL AND provisional)::integer AS "provisionalDeadlines"`,
  )
  return rows[0] ?? { outboxAgeSeconds: 0, outboxWaiting: 0, outboxRefused: 0, casesBehind: 0, provisionalDeadlines: 0 }
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
