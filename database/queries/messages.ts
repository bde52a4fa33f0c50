import type { Queryable } from '../reading.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'

export interface MessageRow {
  readonly id: number
  readonly caseNo: string
  readonly kind: string
  readonly body: unknown
  readonly createdAt: Date
}

/** Messages for one recipient, the newest first. */
export async function listMessages(
  db: Queryable,
  { recipient, onlyCases }: { readonly recipient: string; readonly onlyCases?: readonly string[] | undefined },
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<Page<MessageRow>> {
  const { rows } = await db.query<MessageRow>(
    `SELECT id, case_no AS "caseNo", kind, body, created_at AS "createdAt" FROM outbox
     WHERE recipient = $1 AND ($2::bigint IS NULL OR id < $2) AND ($4::text[] IS NULL OR case_no = ANY($4::text[]))
     ORDER BY id DESC LIMIT $3`,
    [recipient, before ?? null, limit + 1, onlyCases ?? null],
  )
  return pageOf(rows, limit, (row) => [row.id])
}

/** How many messages for one recipient came after one that was seen; counted no further than `most`. */
export async function countMessagesAfter(
  db: Queryable,
  { recipient, onlyCases }: { readonly recipient: string; readonly onlyCases?: readonly string[] | undefined },
  { after, most }: { readonly after: number; readonly most: number },
): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::integer AS count FROM (
       SELECT FROM outbox WHERE recipient = $1 AND id > $2 AND ($3::text[] IS NULL OR case_no = ANY($3::text[])) LIMIT $4
     ) AS later`,
    [recipient, after, onlyCases ?? null, most],
  )
  return rows[0]?.count ?? 0
}
