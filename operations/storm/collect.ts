import { existsSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Pool } from 'pg'
import { inTransaction } from '../../database/transaction.ts'
import type { CaseRow, Entry, Message, Remembered } from './checks/data.ts'
import { owed } from './checks/owed.ts'
import type { Receipt } from './receiver.ts'
import type { StormTime } from './time.ts'

/** What the record holds at one moment. */
export interface Snapshot {
  readonly cases: readonly CaseRow[]
  readonly ledger: readonly Entry[]
  readonly outbox: readonly Message[]
  readonly remembered: readonly Remembered[]
}

/** How long a house that is calm may take to come to rest. */
export const restWithinMs = 180_000

/** How long a conductor may take for what has come due, in a house that is calm. */
export const owedWithinMs = 5_000

const messageColumns = `case_no, recipient, case_no || '/' || case_seq || '/' || recipient AS key,
  delivered_at IS NOT NULL AS delivered, refusal`
const leavesTheHouse = `recipient IN ('platform', 'users')`

/** Reads all that the checks need of the record, as it is at one moment. */
export async function takeSnapshot(pool: Pool, { dayAt }: StormTime): Promise<Snapshot> {
  return await inTransaction(
    pool,
    async (db) => {
      const { rows: cases } = await db.query<CaseRow>('SELECT case_no, version, state FROM cases ORDER BY case_no')
      const { rows: ledger } = await db.query<Omit<Entry, 'committedOn'> & { committed: number }>(
        `SELECT case_no, case_seq, type, data, opens, closes, on_date, actor, role, on_behalf_of, reason, request_id,
           (extract(epoch FROM pg_xact_commit_timestamp(xmin)) * 1000)::float8 AS committed
         FROM ledger ORDER BY case_no, case_seq`,
      )
      const { rows: outbox } = await db.query<Message>(
        `SELECT ${messageColumns} FROM outbox WHERE ${leavesTheHouse} ORDER BY id`,
      )
      const { rows: remembered } = await db.query<Remembered>('SELECT actor, key, answer FROM idempotency')
      const dated = ledger.map(({ committed, ...entry }) => ({ ...entry, committedOn: dayAt(committed) }))
      return { cases, ledger: dated, outbox, remembered }
    },
    'look',
  )
}

/**
 * Waits until all these messages have left the house, for at most so long; answers with where they stand then. While a
 * storm is judged the calendar goes on, so some have just been written.
 */
export async function untilLeft(pool: Pool, messages: readonly Message[], withinMs: number): Promise<Message[]> {
  const keys = messages.map(({ key }) => key)
  for (const until = Date.now() + withinMs; ; await wait(500)) {
    const { rows } = await pool.query<Message>(
      `SELECT * FROM (SELECT id, ${messageColumns} FROM outbox WHERE ${leavesTheHouse}) AS message
       WHERE key = ANY($1) ORDER BY id`,
      [keys],
    )
    if (rows.every(({ delivered }) => delivered) || Date.now() > until) return rows
  }
}

/** The keys of all messages that leave the house. */
export async function keysOfMessages(pool: Pool): Promise<Set<string>> {
  const { rows } = await pool.query<Message>(`SELECT ${messageColumns} FROM outbox WHERE ${leavesTheHouse}`)
  return new Set(rows.map(({ key }) => key))
}

/** What the receivers have taken, all accounts together. */
export function readReceipts(files: readonly string[]): Receipt[] {
  return files
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, 'utf8').split('\n'))
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Receipt)
}

/** How many cases are not at rest: behind, with a message that waits, or owing what was due by a day. */
export async function countRestless(pool: Pool, dueBy: string): Promise<number> {
  const { rows } = await pool.query<CaseRow & { behind: boolean }>(
    `SELECT case_no, version, state, conducted_version < version
       OR EXISTS (SELECT FROM outbox WHERE outbox.case_no = cases.case_no AND delivered_at IS NULL) AS behind FROM cases`,
  )
  return rows.filter(({ behind, state }) => behind || owed(state, dueBy).length > 0).length
}
