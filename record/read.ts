import type { Pool } from 'pg'
import type { Queryable } from '../database/reading.ts'
import type { CaseState, RecordedEvent } from '../domain/case.ts'
import type { LocalDate } from '../domain/dates.ts'
import { fold } from '../domain/evolve.ts'
import { formatCaseNumber } from '../domain/identifiers/case-number.ts'
import type { Answer } from './execution.ts'

interface Found {
  readonly state: CaseState | undefined
  readonly answer?: Answer
  readonly requestHash?: string
}

/** The folded state of a case and, for an idempotency key, the answer given before. */
export async function read(pool: Pool, caseNo: string, actor: string, key: string | undefined): Promise<Found> {
  const { rows } = await pool.query<{
    state: CaseState | null
    answer: Found['answer'] | null
    request_hash: string | null
  }>({
    name: 'read-case',
    text: `SELECT cases.state, idempotency.answer, idempotency.request_hash
      FROM (SELECT $1::text AS case_no) AS asked
      LEFT JOIN cases USING (case_no)
      LEFT JOIN idempotency ON idempotency.actor = $2 AND idempotency.key = $3`,
    values: [caseNo, actor, key ?? null],
  })
  const row = rows[0]
  return {
    state: row?.state ?? undefined,
    ...(row?.answer && row.request_hash ? { answer: row.answer, requestHash: row.request_hash } : {}),
  }
}

/** Gives out the next case number, `BH-2026-000123`. Numbers are unique, not without gaps. */
export async function newCaseNo(pool: Pool, today: LocalDate): Promise<string> {
  const { rows } = await pool.query<{ number: number }>({
    name: 'new-case-no',
    text: `SELECT nextval('case_numbers')::integer AS number`,
  })
  return formatCaseNumber({ year: Number(today.slice(0, 4)), serial: rows[0]!.number })
}

/** A ledger row as far as folding needs it. */
export interface LedgerRow {
  readonly type: string
  readonly data: unknown
  readonly opens: unknown
  readonly closes: unknown
  readonly on_date: LocalDate
  readonly actor: string
  readonly on_behalf_of: string | null
}

/** The event that a ledger row keeps. */
export function recordedEvent({
  type,
  data,
  opens,
  closes,
  on_date: on,
  actor,
  on_behalf_of: onBehalfOf,
}: LedgerRow): RecordedEvent {
  const by = onBehalfOf === null ? actor : `${actor}/${onBehalfOf}`
  return { type, data, ...(opens ? { opens } : {}), ...(closes ? { closes } : {}), on, by } as RecordedEvent
}

/** The ledger of one case in order. */
export async function listLedger(db: Queryable, caseNo: string): Promise<RecordedEvent[]> {
  const { rows } = await db.query<LedgerRow>(
    'SELECT type, data, opens, closes, on_date, actor, on_behalf_of FROM ledger WHERE case_no = $1 ORDER BY case_seq',
    [caseNo],
  )
  return rows.map(recordedEvent)
}

/** The state that follows from the ledger alone; undefined for an unknown case. */
export async function foldLedger(pool: Pool, caseNo: string): Promise<CaseState | undefined> {
  return fold(caseNo, await listLedger(pool, caseNo))
}
