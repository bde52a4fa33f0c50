import type { Pool } from 'pg'
import type { Queryable } from '../reading.ts'

/** A form that was begun and not sent. */
export interface Draft {
  readonly id: string
  readonly path: string
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  readonly savedAt: Date
}

/** Of a row of drafts: it has waited long enough, and for its author to sign in again a day. */
export const draftIsOver = `saved_at < now() - CASE WHEN claimed THEN interval '90 days' ELSE interval '1 day' END`

// Of an account, sent without a session: the oldest give way.
const mostUnclaimed = 20

// Of an account, saved by itself: as many as its list shows. None gives way, so another is refused.
const mostClaimed = 50

export interface NewDraft extends Pick<Draft, 'path' | 'fields'> {
  readonly account: string
}

/** Keeps a form for its author; undefined, and nothing is kept, when the account has as many drafts as it may have. */
export async function createDraft(pool: Pool, { account, path, fields }: NewDraft): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO drafts (account, path, fields, claimed) SELECT $1, $2, $3, true
      WHERE (SELECT count(*) FROM drafts WHERE account = $1 AND claimed) < $4
     RETURNING id`,
    [account, path, JSON.stringify(fields), mostClaimed],
  )
  return rows[0]?.id
}

/** Keeps a form that was sent without a session, until its author claims it. */
export async function createUnclaimedDraft(pool: Pool, { account, path, fields }: NewDraft): Promise<string> {
  await pool.query(
    `DELETE FROM drafts WHERE account = $1 AND NOT claimed AND id IN (
       SELECT id FROM drafts WHERE account = $1 AND NOT claimed ORDER BY saved_at DESC OFFSET $2)`,
    [account, mostUnclaimed - 1],
  )
  const { rows } = await pool.query<{ id: string }>(
    'INSERT INTO drafts (account, path, fields, claimed) VALUES ($1, $2, $3, false) RETURNING id',
    [account, path, JSON.stringify(fields)],
  )
  return rows[0]!.id
}

/** The author's draft of a form; undefined when it is another's or gone. */
export async function findDraft(on: Queryable, account: string, id: string): Promise<Draft | undefined> {
  const { rows } = await on.query<Draft>(
    `SELECT id, path, fields, saved_at AS "savedAt" FROM drafts WHERE id = $1 AND account = $2`,
    [id, account],
  )
  return rows[0]
}

/**
 * Saves a draft again, and with it claims one that was sent without a session; false, and nothing is changed, when it is
 * another's or gone, or would be claimed beyond what the account may have.
 */
export async function saveDraft(
  pool: Pool,
  account: string,
  { id, fields }: Pick<Draft, 'id' | 'fields'>,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE drafts SET fields = $3, saved_at = now(), claimed = true WHERE id = $1 AND account = $2
       AND (claimed OR (SELECT count(*) FROM drafts WHERE account = $2 AND claimed) < $4)`,
    [id, account, JSON.stringify(fields), mostClaimed],
  )
  return rowCount === 1
}

/** Drops a draft, sent or not; answers with the contents that nothing names any more, no case and no other draft. */
export async function dropDraft(pool: Pool, account: string, id: string): Promise<string[]> {
  const { rows } = await pool.query<{ sha256: string }>(
    `WITH gone AS (DELETE FROM drafts WHERE id = $1 AND account = $2 RETURNING id)
     SELECT sha256 FROM draft_files AS file WHERE draft IN (SELECT id FROM gone)
       AND NOT EXISTS (SELECT FROM evidence_files WHERE evidence_files.sha256 = file.sha256)
       AND NOT EXISTS (SELECT FROM draft_files AS other WHERE other.sha256 = file.sha256 AND other.draft <> file.draft)`,
    [id, account],
  )
  return rows.map(({ sha256 }) => sha256)
}

/** A draft in a list, without what was written in it but for whom a new proposal is about: a name, or a code. */
export interface DraftRow extends Omit<Draft, 'fields'> {
  readonly entityName: string | null
}

/** What somebody has begun and not sent, the latest first. */
export async function listDrafts(on: Queryable, account: string): Promise<DraftRow[]> {
  const { rows } = await on.query<DraftRow>(
    `SELECT id, path, saved_at AS "savedAt", 
       left(coalesce(nullif(fields ->> 'entity.name', ''), nullif(fields ->> 'entity.code', '')), 100) AS "entityName"
     FROM drafts WHERE account = $1 AND claimed ORDER BY saved_at DESC LIMIT $2`,
    [account, mostClaimed],
  )
  return rows
}
