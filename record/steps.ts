import { inTransaction } from '../database/transaction.ts'
import { isUndoneForOthers, takenConstraint } from '../database/errors.ts'
import { signatureOf, systemActor } from '../domain/actor.ts'
import type { CaseState, Command } from '../domain/case.ts'
import type { DecideContext } from '../domain/command.ts'
import { consequences } from '../domain/consequences.ts'
import { decide } from '../domain/decide.ts'
import { evolve } from '../domain/evolve.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { stageOf } from '../domain/stage.ts'
import { shanghaiDate } from './clock.ts'
import { holdLetters } from './letters.ts'
import { LetterSettledBefore, callForLetters, enterLetters, numberRefusal, takenNumber } from './letters-of-acts.ts'
import type { Answer, Record } from './execution.ts'
import { registerChange } from './register.ts'
import type { Authorship, Step } from './act.ts'
import { changeRows } from './changes.ts'
import { caseRow, changesIn, deadlineRows, ledgerRows, measureRows, messageRows } from './rows.ts'
import type { Write } from './write.ts'
import { write } from './write.ts'

/** Lets pure code decide one command; its events with the state that each led to, or the refusal. */
export function take(
  before: CaseState | undefined,
  caseNo: string,
  command: Command,
  context: DecideContext,
): Step[] | Refusal {
  const decision = decide(before, command, context)
  if (isRefusal(decision)) return decision
  let after = before
  return decision.map((event) => {
    after = evolve(after, caseNo, { ...event, on: context.today, by: signatureOf(context.actor) })
    return { event, after, actor: context.actor }
  })
}

/** Adds what a person's act entails at once, so that nobody waits for it; a refused consequence is left to the conductor. */
export function withConsequences(steps: readonly Step[], context: DecideContext): readonly Step[] {
  const state = steps.at(-1)?.after
  return (state ? consequences(state) : []).reduce((before, command) => {
    const after = before.at(-1)?.after
    const taken = after ? take(after, after.caseNo, command, { ...context, actor: systemActor }) : []
    return isRefusal(taken) ? before : [...before, ...taken]
  }, steps)
}

/** Steps of one transaction, with the state they were decided on and the one they led to. */
export interface Taken {
  readonly before: CaseState | undefined
  readonly after: CaseState
  readonly steps: readonly Step[]
  /** The instant of legal time. */
  readonly at: Date
}

/**
 * Writes the steps of one author, with the letters that they call for. False when somebody else moved the case or used the
 * key first, or the database undid it for others: nothing was written. Refused when a letter cannot have the number that an
 * act names.
 */
export async function writeSteps(
  record: Record,
  author: Authorship & { readonly idempotency?: { readonly key: string; readonly requestHash: string } },
  { before, after, steps, at }: Taken,
): Promise<boolean | Refusal> {
  const { pool, known, rules } = record
  const on = shanghaiDate(at)
  const { caseNo, version } = after
  const deadlines = deadlineRows(steps, on)
  const changes = changesIn(before, steps)
  const answer: Answer = { caseNo, version, stage: stageOf(after) }
  const rows: Write = {
    caseNo,
    expectedVersion: before?.version ?? 0,
    caseRow: caseRow(after, on),
    ledger: ledgerRows(steps, author, rules, on, at),
    openedDeadlines: deadlines.opened,
    closedDeadlines: deadlines.closed,
    measures: measureRows(before, after),
    register: registerChange(
      changes.flatMap((step) => step.changes),
      after,
    ),
    changes: changeRows(changes),
    messages: messageRows(steps, changes, at),
    idempotency: author.idempotency && {
      actor: author.actor.id,
      key: author.idempotency.key,
      request_hash: author.idempotency.requestHash,
      answer,
      at,
    },
  }
  const written = await unlessTaken(
    callForLetters(steps)
      ? inTransaction(pool, async (client, asLast) => {
          const held = await holdLetters(client, caseNo)
          const refusal = numberRefusal(held, after, steps) ?? (await takenNumber(client, held, after, steps, on))
          if (refusal) return refusal
          const moved = await write(client, rows)
          if (moved) await enterLetters(client, record, after, steps.length, held, { by: author.actor.id, at, asLast })
          return moved
        })
      : write(pool, rows),
  )
  if (written === true) known.put(after)
  return written
}

// The same idempotency key, or a number that a restored sequence gave out again, or the
// same decision proposed twice at once: reading again finds what is there. Any
// other key that is taken means that the record does not fit together, and trying again would change nothing.
const takenByOthers = new Set(['idempotency_pkey', 'cases_pkey', 'cases_one_decision'])

async function unlessTaken(written: Promise<boolean | Refusal>): Promise<boolean | Refusal> {
  try {
    return await written
  } catch (error) {
    if (error instanceof LetterSettledBefore) return refuse('letter.settledBefore', { occasion: error.occasion })
    if (takenByOthers.has(takenConstraint(error) ?? '') || isUndoneForOthers(error)) return false
    throw error
  }
}
