import type { Pool } from 'pg'

/** What waits in the machine itself, in numbers. */
export interface Backlog {
  /** Ledger entries without a leaf in the log. */
  readonly unlogged: number
  /** Imports whose rows are still being applied. */
  readonly imports: number
  /** Publications of rules that are counting or moving cases. */
  readonly publications: number
  /** When the oldest message that has to leave the house was written; null when none waits. */
  readonly oldestMessage: Date | null
  readonly oldestRecipient: string | null
  readonly oldestCase: string | null
}

/** Reads what waits. */
export async function readBacklog(pool: Pool): Promise<Backlog> {
  const { rows } = await pool.query<Backlog>(
    `SELECT (SELECT count(*)::integer FROM log_waiting) AS unlogged,
       (SELECT count(*)::integer FROM imports WHERE finished_at IS NULL) AS imports,
       (SELECT count(*)::integer FROM rule_publications WHERE stage IN ('counting', 'moving', 'settling')) AS publications,
       oldest.created_at AS "oldestMessage", oldest.recipient AS "oldestRecipient", oldest.case_no AS "oldestCase"
     FROM (SELECT) AS one LEFT JOIN LATERAL (
       SELECT created_at, recipient, case_no FROM outbox WHERE delivered_at IS NULL AND refused_at IS NULL ORDER BY id LIMIT 1) AS oldest ON true`,
  )
  return rows[0]!
}
