import type { Pool } from 'pg'

/** A form that was begun and not sent. */
export interface Draft {
  readonly id: string
  readonly path: string
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  readonly savedAt: Date
}

const columns = 'id, path, fields, saved_at AS "savedAt"'

/** Of a row of drafts: it has waited long enough, and for its author to sign in again a day. */
export const draftIsOver = `saved_at < now() - CASE WHEN claimed THEN interval '90 days' ELSE interval '1 day' END`

// Of an account, sent without a session: the oldest give way.
const mostUnclaimed = 20

/** Keeps a form for its author; `claimed` is false when it was sent without a session. */
export async function createDraft(
  pool: Pool,
  draft: Pick<Draft, 'path' | 'fields'> & { account: string; claimed: boolean },
): Promise<string> {
  if (!draft.claimed) {
    await pool.query(
      `DELETE FROM drafts WHERE account = $1 AND NOT claimed AND id IN (
         SELECT id FROM drafts WHERE account = $1 AND NOT claimed ORDER BY saved_at DESC OFFSET $2)`,
      [draft.account, mostUnclaimed - 1],
    )
  }
  const { rows } = await pool.query<{ id: string }>(
    'INSERT INTO drafts (account, path, fields, claimed) VALUES ($1, $2, $3, $4) RETURNING id',
    [draft.account, draft.path, JSON.stringify(draft.fields), draft.claimed],
  )
  return rows[0]!.id
}

/** The author's draft of a form, claimed by reading it; undefined when it is another's or gone. */
export async function claimDraft(pool: Pool, account: string, id: string): Promise<Draft | undefined> {
  const { rows } = await pool.query<Draft>(
    `UPDATE drafts SET claimed = true WHERE id = $1 AND account = $2 RETURNING ${columns}`,
    [id, account],
  )
  return rows[0]
}

/** Saves a draft again; false when it is another's or gone. */
export async function saveDraft(
  pool: Pool,
  account: string,
  { id, fields }: Pick<Draft, 'id' | 'fields'>,
): Promise<boolean> {
  const { rowCount } = await pool.query(
    'UPDATE drafts SET fields = $3, saved_at = now() WHERE id = $1 AND account = $2',
    [id, account, JSON.stringify(fields)],
  )
  return rowCount === 1
}

/** Drops a draft that has been sent. */
export async function dropDraft(pool: Pool, account: string, id: string): Promise<void> {
  await pool.query('DELETE FROM drafts WHERE id = $1 AND account = $2', [id, account])
}

/** What somebody has begun and not sent, the latest first. */
export async function listDrafts(pool: Pool, account: string): Promise<Draft[]> {
  const { rows } = await pool.query<Draft>(
    `SELECT ${columns} FROM drafts WHERE account = $1 AND claimed ORDER BY saved_at DESC LIMIT 50`,
    [account],
  )
  return rows
}
