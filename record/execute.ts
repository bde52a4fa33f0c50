import type { CaseState } from '../domain/case.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { stageOf } from '../domain/stage.ts'
import { untilAnswered } from './attempts.ts'
import { shanghaiDate } from './clock.ts'
import type { Executed, Execution, Record } from './execution.ts'
import { newCaseNo, read } from './read.ts'
import { roomRefusal } from './room.ts'
import { ordersBeside } from './orders-beside.ts'
import { casesOnDecision } from './same-decision.ts'
import { take, withConsequences, writeSteps } from './steps.ts'

/**
 * Carries out one command with what it entails at once: the only writer of the record. Lets pure code decide and
 * writes ledger, read tables, idempotency record and outbox in one transaction; decides again when another command
 * came first.
 * A refusal is a value and writes nothing. Throws when the database cannot do it now, and when others were quicker 40
 * times.
 */
export async function execute(record: Record, execution: Execution): Promise<Executed | Refusal> {
  const { expectedVersion, idempotency } = execution
  const newNumber = async () => await newCaseNo(record.pool, shanghaiDate(await record.clock.now()))
  let caseNo = execution.caseNo ?? (await newNumber())
  const known = record.known.get(caseNo)
  // A remembered state may be old and the request an old one: only what is then written on it counts.
  if ((known || execution.caseNo === undefined) && (expectedVersion ?? known?.version) === known?.version) {
    const done = await attempt(record, execution, caseNo, known)
    if (done && !isRefusal(done) && done.version !== known?.version) return done
  }
  return await untilAnswered<Executed | Refusal>(async () => {
    // Read before the answer: what the same request has opened meanwhile is its own case and no other.
    const repeats =
      execution.caseNo === undefined ? await casesOnDecision(record.pool, execution.command, undefined) : undefined
    const found = await read(record.pool, caseNo, execution.actor.id, idempotency?.key)
    if (found.answer) {
      if (found.requestHash !== idempotency?.requestHash) return refuse('idempotency.otherRequest')
      return { ...found.answer, replayed: true }
    }
    // A new case whose number is another's: the sequence is behind the record, as after a restore.
    if (execution.caseNo === undefined && found.state) caseNo = await newNumber()
    const before = execution.caseNo === undefined ? undefined : found.state
    const version = before?.version ?? 0
    if (expectedVersion !== undefined && expectedVersion !== version) {
      return refuse('case.stale', { expected: expectedVersion, version })
    }
    return await attempt(record, execution, caseNo, before, repeats)
  })
}

async function attempt(
  record: Record,
  execution: Execution,
  caseNo: string,
  before: CaseState | undefined,
  known?: readonly string[],
): Promise<Executed | Refusal | undefined> {
  const { clock, rules, catalogue } = record
  const repeats = known ?? (await casesOnDecision(record.pool, execution.command, before))
  const at = await clock.now()
  const beside = await ordersBeside(record.pool, execution.command, before)
  const context = {
    today: shanghaiDate(at),
    actor: execution.actor,
    rules,
    catalogue,
    ...(repeats === undefined ? {} : { repeats }),
    ...(beside === undefined ? {} : { beside }),
  }
  const taken = take(before, caseNo, execution.command, context)
  if (isRefusal(taken)) return taken
  const full = await roomRefusal(record.pool, before, execution, taken)
  if (full) return full
  const besideEnd = beside ?? (await ordersBeside(record.pool, execution.command, taken.at(-1)?.after))
  const steps = withConsequences(taken, besideEnd === undefined ? context : { ...context, beside: besideEnd })
  const state = steps.at(-1)?.after ?? before
  if (!state) return refuse('case.unknown', { caseNo })
  const executed: Executed = { caseNo, version: state.version, stage: stageOf(state), replayed: false, state }
  // Nothing to do and nothing to remember: the act was done before.
  if (steps.length === 0 && !execution.idempotency) return executed
  const written = await writeSteps(record, execution, { before, after: state, steps, at })
  if (isRefusal(written)) return written
  return written ? executed : undefined
}
