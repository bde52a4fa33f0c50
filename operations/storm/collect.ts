import { existsSync, readFileSync } from 'node:fs'
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

/** How long a conductor may take for what has come due, in a house that is calm. */
export const owedWithinMs = 5_000

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
        `SELECT case_no, recipient, case_no || '/' || case_seq || '/' || recipient AS key, delivered_at IS NOT NULL AS delivered
         FROM outbox WHERE recipient IN ('platform', 'users') ORDER BY id`,
      )
      const { rows: remembered } = await db.query<Remembered>('SELECT actor, key, answer FROM idempotency')
      const dated = ledger.map(({ committed, ...entry }) => ({ ...entry, committedOn: dayAt(committed) }))
      return { cases, ledger: dated, outbox, remembered }
    },
    'look',
  )
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
