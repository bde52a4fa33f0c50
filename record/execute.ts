import type { Pool } from 'pg'
import type { CaseState, Command } from '../domain/case.ts'
import type { Catalogue } from '../domain/command.ts'
import { decide } from '../domain/decide.ts'
import { evolve } from '../domain/evolve.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import type { RuleBook } from '../domain/rulebook-types.ts'
import type { Stage } from '../domain/stage.ts'
import { stageOf } from '../domain/stage.ts'
import type { Clock } from './clock.ts'
import { shanghaiDate } from './clock.ts'
import { newCaseNo, read } from './read.ts'
import { registerChange } from './register.ts'
import type { Authorship, Step } from './rows.ts'
import { caseRow, deadlineRows, ledgerRows, measureRows, messageRows } from './rows.ts'
import { write } from './write.ts'

/** What the record stands on. */
export interface Record {
  readonly pool: Pool
  readonly clock: Clock
  readonly rules: RuleBook
  readonly catalogue: Catalogue
}

/** A command with its author and its safeguards. */
export interface Execution extends Authorship {
  /** Absent for a proposal: the case number is given out here. */
  readonly caseNo?: string
  readonly command: Command
  /** The version its author has seen; another one refuses with `case.stale`. */
  readonly expectedVersion?: number
  /** A key of the caller and a hash of the request: the same request gets its first answer again. */
  readonly idempotency?: { readonly key: string; readonly requestHash: string }
}

/** What is remembered of a command that was carried out, to be answered again word for word. */
export interface Answer {
  readonly caseNo: string
  readonly version: number
  readonly stage: Stage
}

/** The answer of a command that was carried out. `replayed` when it had been carried out before. */
export interface Executed extends Answer {
  readonly replayed: boolean
  /** Absent in a replayed answer. */
  readonly state?: CaseState
}

/**
 * Carries out one command: the only writer of the record. Reads the case, lets pure code decide and writes ledger,
 * read tables, idempotency record and outbox in one transaction; decides again when another command came first.
 * A refusal is a value and writes nothing. Throws when the database cannot be reached.
 */
export async function execute(record: Record, execution: Execution): Promise<Executed | Refusal> {
  const caseNo = execution.caseNo ?? (await newCaseNo(record.pool, shanghaiDate(await record.clock.now())))
  for (;;) {
    const found = await read(record.pool, caseNo, execution.actor.id, execution.idempotency?.key)
    if (found.answer) {
      if (found.requestHash !== execution.idempotency?.requestHash) return refuse('idempotency.otherRequest')
      return { ...found.answer, replayed: true }
    }
    const { expectedVersion } = execution
    const version = found.state?.version ?? 0
    if (expectedVersion !== undefined && expectedVersion !== version) {
      return refuse('case.stale', { expected: expectedVersion, version })
    }
    const done = await attempt(record, execution, caseNo, found.state)
    if (done) return done
  }
}

async function attempt(
  record: Record,
  execution: Execution,
  caseNo: string,
  before: CaseState | undefined,
): Promise<Executed | Refusal | undefined> {
  const { pool, clock, rules, catalogue } = record
  const at = await clock.now()
  const on = shanghaiDate(at)
  const decision = decide(before, execution.command, { today: on, actor: execution.actor, rules, catalogue })
  if (isRefusal(decision)) return decision
  const steps: Step[] = []
  let after = before
  for (const event of decision) {
    after = evolve(after, caseNo, { ...event, on, by: execution.actor.id })
    steps.push({ event, after })
  }
  if (!after) return refuse('case.unknown', { caseNo })
  const answer: Answer = { caseNo, version: after.version, stage: stageOf(after) }
  // Nothing to do and nothing to remember: the act was done before.
  if (steps.length === 0 && !execution.idempotency) return { ...answer, replayed: false, state: after }
  const deadlines = deadlineRows(steps, on)
  const written = await writeOnce(pool, {
    caseNo,
    expectedVersion: before?.version ?? 0,
    caseRow: caseRow(after, on),
    ledger: ledgerRows(steps, execution, on, at),
    openedDeadlines: deadlines.opened,
    closedDeadlines: deadlines.closed,
    measures: measureRows(before, after),
    register: registerChange(before, after),
    messages: messageRows(steps, at),
    idempotency: execution.idempotency && {
      actor: execution.actor.id,
      key: execution.idempotency.key,
      request_hash: execution.idempotency.requestHash,
      answer,
      at,
    },
  })
  return written ? { ...answer, replayed: false, state: after } : undefined
}

// The same idempotency key sent twice at once: the second insert fails, and reading again finds the first answer.
async function writeOnce(...args: Parameters<typeof write>): Promise<boolean> {
  try {
    return await write(...args)
  } catch (error) {
    if ((error as { code?: string }).code === '23505') return false
    throw error
  }
}
