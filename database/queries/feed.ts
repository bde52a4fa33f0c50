import type { Queryable } from '../reading.ts'

/** A change as the feed tells it; what has been overtaken or has ended has no record. */
export interface FeedRow {
  readonly position: number
  readonly op: string
  readonly caseNo: string
  readonly caseSeq: number
  readonly record: object | null
}

/** Changes behind a position, in the order of positions. */
export async function listFeed(
  db: Queryable,
  audience: 'public' | 'shared',
  after: number,
  limit: number,
): Promise<FeedRow[]> {
  const { rows } = await db.query<FeedRow>(
    `SELECT position, op, case_no AS "caseNo", case_seq AS "caseSeq", record FROM changes
     WHERE audience = $1 AND position > $2 ORDER BY position LIMIT $3`,
    [audience, after, limit],
  )
  return rows
}

/** Up to which position the feed has been cleared of what is long over. */
export async function droppedThrough(db: Queryable, audience: 'public' | 'shared'): Promise<number> {
  const { rows } = await db.query<{ through: number }>('SELECT through FROM changes_dropped WHERE audience = $1', [
    audience,
  ])
  return rows[0]!.through
}
