import type { Pool } from 'pg'
import type { Record } from './execution.ts'

/** The record as the API and the pages have it: its law and its clock, and no connection to read or write by. */
export type DoorRecord = Omit<Record, 'pool'>

const whole = new WeakMap<DoorRecord, Record>()

/** The record without its connections, to be handed to a door. */
export function closed(record: DoorRecord): DoorRecord {
  if (!('pool' in record)) return record
  const { pool: _pool, ...rest } = record
  whole.set(rest, record as Record)
  return rest
}

/** The record behind what a door has; for `identity/` and `casework/` only. Throws for one that was never closed. */
export function opened(record: DoorRecord): Record {
  const found = 'pool' in record ? (record as Record) : whole.get(record)
  if (!found) throw new Error('Not a record that was handed to a door.')
  return found
}

/** Lets a door ask for something that is done on the record's own connections, which it never gets to hold. */
export const forDoors =
  <Given extends unknown[], Answer>(work: (pool: Pool, ...given: Given) => Answer) =>
  (record: DoorRecord, ...given: Given): Answer =>
    work(opened(record).pool, ...given)
