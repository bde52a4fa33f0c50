import type { Pool } from 'pg'

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

/** The undelivered messages of a case, oldest first. */
export async function listUndelivered(pool: Pool, caseNo: string): Promise<OutgoingMessage[]> {
  const { rows } = await pool.query(
    `SELECT id, case_no, case_seq, recipient, kind, body, created_at FROM outbox
     WHERE case_no = $1 AND delivered_at IS NULL ORDER BY id`,
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

/** Notes that messages have been taken, with the recipient's receipt. */
export async function noteDelivered(pool: Pool, ids: readonly number[], at: Date, receipt: string): Promise<void> {
  await pool.query('UPDATE outbox SET delivered_at = $2, receipt = $3 WHERE id = ANY($1) AND delivered_at IS NULL', [
    ids,
    at,
    receipt,
  ])
}

/** Notes everything that a case has still to send as taken, where no platform is configured to take it. */
export async function noteAllDelivered(pool: Pool, caseNo: string, at: Date, receipt: string): Promise<void> {
  await pool.query({
    name: 'note-all-delivered',
    text: 'UPDATE outbox SET delivered_at = $2, receipt = $3 WHERE case_no = $1 AND delivered_at IS NULL',
    values: [caseNo, at, receipt],
  })
}
