import type { CaseState } from '../../../domain/case.ts'
import type { LocalDate } from '../../../domain/dates.ts'
import type { Answer } from '../../../record/execution.ts'
import type { LedgerRow } from '../../../record/read.ts'

/** One ledger entry, with the moment of its commit by PostgreSQL's clock and the legal day that this was. */
export interface Entry extends LedgerRow {
  readonly case_no: string
  readonly case_seq: number
  readonly role: string
  readonly reason: string | null
  readonly request_id: string
  readonly committedOn: LocalDate
}

/** One case as the record keeps it. */
export interface CaseRow {
  readonly case_no: string
  readonly version: number
  readonly state: CaseState
}

/** A message that leaves the house, in the order of the outbox. */
export interface Message {
  readonly case_no: string
  readonly recipient: string
  readonly key: string
  readonly delivered: boolean
  /** What its recipient has said who does not take it; null where none has. */
  readonly refusal: string | null
}

/** The answer that the record remembers for a key. */
export interface Remembered {
  readonly actor: string
  readonly key: string
  readonly answer: Answer
}

/** A conductor as Temporal tells of it. */
export interface Conducting {
  readonly caseNo: string
  readonly running: boolean
  /** How often its present task has been tried without coming to an end. */
  readonly failedTasks: number
  /** How far it has come with sending what has to leave the house; absent while it sends nothing. */
  readonly sending?: string
}

/** The parts of a list by a key, each in the order of the list. */
export function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}
