import type { Pool } from 'pg'
import type { OwnReceipts } from '../domain/undoing/receipts.ts'
import { receiptOf } from '../domain/undoing/receipts.ts'

/** A message that has still to leave the house. Its key is the same however often it is sent. */
export interface OutgoingMessage {
  readonly id: number
  /** `BH-2026-000123/17/platform`: case, ledger sequence, recipient. */
  readonly key: string
  readonly caseNo: string
  readonly caseSeq: number
  readonly recipient: string
  readonly kind: string
  readonly body: unknown
  readonly createdAt: Date
}

/** The messages of a case that are still to be sent, oldest first; not those that were refused for good. */
export async function listUndelivered(pool: Pool, caseNo: string): Promise<OutgoingMessage[]> {
  const { rows } = await pool.query(
    `SELECT id, case_no, case_seq, recipient, kind, body, created_at FROM outbox
     WHERE case_no = $1 AND delivered_at IS NULL AND (refused_at IS NULL OR again_at IS NOT NULL) ORDER BY id`,
    [caseNo],
  )
  return rows.map((row) => ({
    id: row.id,
    key: `${row.case_no}/${row.case_seq}/${row.recipient}`,
    caseNo: row.case_no,
    caseSeq: row.case_seq,
    recipient: row.recipient,
    kind: row.kind,
    body: row.body,
    createdAt: row.created_at,
  }))
}

// Messages that were noted as taken while no platform was connected; the second was written until 30 November 2026.
const takenByNobody = [receiptOf.nobody, 'shared by the public register']
const isTaken = `delivered_at IS NOT NULL AND receipt IS NOT NULL AND receipt <> ALL($2)`

/**
 * By what it can be confirmed that a case is shared and used no more: what the recipient of its messages has taken, or that
 * none was ever told. Undefined while a message has still to leave the house, and while a subscriber that was ever sent the
 * record has not taken that it has ended.
 */
export async function receiptsOf(pool: Pool, caseNo: string): Promise<OwnReceipts | undefined> {
  const { rows } = await pool.query<{
    [told in 'waits' | 'platform' | 'users' | 'owing' | 'subscribers']: boolean | null
  }>(
    `SELECT * FROM (
       SELECT bool_or(delivered_at IS NULL AND refused_at IS NULL) AS waits,
         bool_or(recipient = 'platform' AND ${isTaken}) AS platform, bool_or(recipient = 'users' AND ${isTaken}) AS users
       FROM outbox WHERE case_no = $1
     ) AS messages, (
       SELECT bool_or(taken_op IS DISTINCT FROM 'remove') AS owing, bool_or(taken_op = 'remove') AS subscribers
       FROM subscriber_cases WHERE case_no = $1
     ) AS told`,
    [caseNo, takenByNobody],
  )
  const { waits, platform, users, owing, subscribers } = rows[0]!
  if (waits === true || owing === true) return undefined
  const by = (told: boolean | null) => (told === true || subscribers === true ? receiptOf.taken : receiptOf.nobody)
  return { sharing: by(platform), use: by(users) }
}

// Longer than a conductor rests, and than a worker needs that takes up its work again.
const unsentAfterMs = 300_000

/**
 * The cases of which a message waits that nobody has tried to send since they moved, minutes ago: with their versions,
 * those that have waited longest first.
 */
export async function listUnsent(pool: Pool, limit: number): Promise<{ caseNo: string; version: number }[]> {
  const { rows } = await pool.query<{ case_no: string; version: number }>(
    `SELECT case_no, version FROM cases
     WHERE changed_at < now() - $1 * interval '1 millisecond' AND case_no IN (
       SELECT case_no FROM outbox WHERE delivered_at IS NULL AND refused_at IS NULL
       GROUP BY case_no HAVING bool_and(failing_since IS NULL))
     ORDER BY changed_at LIMIT $2`,
    [unsentAfterMs, limit],
  )
  return rows.map(({ case_no: caseNo, version }) => ({ caseNo, version }))
}

/** Notes that messages have been taken, with the recipient's receipt. */
export async function noteDelivered(pool: Pool, ids: readonly number[], at: Date, receipt: string): Promise<void> {
  await pool.query('UPDATE outbox SET delivered_at = $2, receipt = $3 WHERE id = ANY($1) AND delivered_at IS NULL', [
    ids,
    at,
    receipt,
  ])
}

/**
 * Notes what a case has still to send as sent to nobody, where no platform is connected; answers with how many messages
 * wait on. Those wait of which the recipient has heard before: that it is not connected any more tells it nothing.
 */
export async function noteNobodyTold(pool: Pool, caseNo: string, at: Date): Promise<number> {
  const { rows } = await pool.query<{ waiting: number }>({
    name: 'note-nobody-told',
    text: `WITH heard AS (SELECT DISTINCT recipient FROM outbox WHERE case_no = $1 AND ${isTaken}),
      noted AS (
        UPDATE outbox SET delivered_at = $3, receipt = $4 WHERE case_no = $1 AND delivered_at IS NULL
          AND recipient NOT IN (SELECT recipient FROM heard) RETURNING id
      )
      SELECT count(*)::integer AS waiting FROM outbox WHERE case_no = $1 AND delivered_at IS NULL AND refused_at IS NULL
        AND id NOT IN (SELECT id FROM noted)`,
    values: [caseNo, takenByNobody, at, receiptOf.nobody],
  })
  return rows[0]!.waiting
}

/** Sets a message aside that its recipient has refused for good, with what the recipient said. */
export async function noteRefused(pool: Pool, id: number, refusal: string): Promise<void> {
  await pool.query(
    'UPDATE outbox SET refused_at = now(), refusal = $2, again_at = NULL WHERE id = $1 AND delivered_at IS NULL',
    [id, refusal.slice(0, 500)],
  )
}

/**
 * Notes that a message was sent and not taken, with what was said; it is sent again. One that somebody has asked for again
 * goes behind the others that were. Answers with for how many milliseconds its recipient has not taken what the case had to
 * tell it, this message or one before it, by the database's clock.
 */
export async function noteFailing(pool: Pool, id: number, said: string): Promise<number> {
  const { rows } = await pool.query<{ ms: number }>(
    `UPDATE outbox SET refusal = $2, failing_since = coalesce(failing_since, now()),
       again_at = CASE WHEN again_at IS NULL THEN NULL ELSE now() END
     WHERE id = $1 AND delivered_at IS NULL
     RETURNING (extract(epoch FROM now() - least(failing_since, (
       SELECT min(failing_since) FROM outbox AS earlier WHERE earlier.case_no = outbox.case_no
         AND earlier.recipient = outbox.recipient AND earlier.delivered_at IS NULL))) * 1000)::double precision AS ms`,
    [id, said.slice(0, 500)],
  )
  return rows[0]?.ms ?? 0
}

const endings: readonly string[] = ['publicity.ended', 'publicity.suspended']

/** Messages that end a sanction, or suspend it: they are sent until they are taken, and nothing holds them back. */
export const endsSanction = (kind: string) => endings.includes(kind)

// The same of the column of a kind.
const isEnding = (column: string) => `${column} IN (${endings.map((kind) => `'${kind}'`).join(', ')})`

// A record that is shown again after its end would be a sanction without a right to it.
const isOvertaken = `EXISTS (SELECT FROM outbox AS later WHERE later.case_no = outbox.case_no
  AND later.recipient = outbox.recipient AND later.id > outbox.id
  AND ${isEnding('later.kind')})`

/** A message that its recipient has refused for good. */
export interface RefusedMessage {
  readonly id: number
  readonly caseNo: string
  readonly recipient: string
  readonly kind: string
  readonly refusedAt: Date
  readonly refusal: string
  /** A later message has ended what this one tells: it must not be sent any more. */
  readonly isOvertaken: boolean
  readonly isAskedAgain: boolean
}

/** Messages that were refused for good, the latest first. */
export async function listRefused(pool: Pool, limit: number): Promise<RefusedMessage[]> {
  const { rows } = await pool.query<RefusedMessage>(
    `SELECT id, case_no AS "caseNo", recipient, kind, refused_at AS "refusedAt", refusal,
       ${isOvertaken} AS "isOvertaken", again_at IS NOT NULL AS "isAskedAgain"
     FROM outbox WHERE delivered_at IS NULL AND refused_at IS NOT NULL ORDER BY id DESC LIMIT $1`,
    [limit],
  )
  return rows
}

/** Asks for another try of a refused message; false when there is none, or it has been overtaken. */
export async function sendRefusedAgain(pool: Pool, id: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE outbox SET again_at = now()
     WHERE id = $1 AND delivered_at IS NULL AND refused_at IS NOT NULL AND NOT ${isOvertaken}`,
    [id],
  )
  return rowCount === 1
}

/** Asks for another try of every refused message that has not been overtaken; answers with how many these are. */
export async function sendAllRefusedAgain(pool: Pool): Promise<number> {
  const { rowCount } = await pool.query(
    `UPDATE outbox SET again_at = now()
     WHERE delivered_at IS NULL AND refused_at IS NOT NULL AND again_at IS NULL AND NOT ${isOvertaken}`,
  )
  return rowCount ?? 0
}

// Longer than a conductor takes that is not held up.
const endWaitsMs = 15_000

/**
 * The cases of which something ought to be sent now, whatever their conductors wait for: a refused message that somebody
 * wants to be sent again, or the end or suspension of a sanction that nobody has tried to send, since another message is
 * being tried again with pauses that grow. Those that were asked for come first, the longest waiting of them before all.
 */
export async function listCasesToSendAgain(pool: Pool, limit: number): Promise<string[]> {
  const { rows } = await pool.query<{ case_no: string }>(
    `SELECT case_no FROM (
       SELECT case_no, min(again_at) AS asked FROM outbox
       WHERE delivered_at IS NULL AND refused_at IS NOT NULL AND again_at IS NOT NULL GROUP BY case_no
       UNION ALL
       SELECT DISTINCT case_no, NULL::timestamptz FROM outbox JOIN cases USING (case_no)
       WHERE delivered_at IS NULL AND refused_at IS NULL AND failing_since IS NULL
         AND ${isEnding('kind')} AND changed_at < now() - $2 * interval '1 millisecond'
     ) AS waiting GROUP BY case_no ORDER BY min(asked) NULLS LAST, random() LIMIT $1`,
    [limit, endWaitsMs],
  )
  return rows.map(({ case_no: caseNo }) => caseNo)
}
