import { systemActor } from '../../domain/actor.ts'
import type { Actor } from '../../domain/actor.ts'
import type { CaseState, Command } from '../../domain/case.ts'
import type { LocalDate } from '../../domain/dates.ts'
import type { ConductorCommand } from '../../domain/terms/due.ts'
import { isRefusal } from '../../domain/refusal.ts'
import { receiptOf } from '../../domain/undoing/receipts.ts'
import type { CaseView } from '../../domain/view.ts'
import { viewOf } from '../../domain/view.ts'
import type { Dice } from '../../fictitious/payloads.ts'
import type { Clock } from '../../record/clock.ts'
import { sandboxClock, shanghaiDate, shanghaiMidnight } from '../../record/clock.ts'
import { changesIn, messageRows } from '../../record/rows.ts'
import { take, withConsequences } from '../../record/steps.ts'
import { catalogue } from '../../rules/catalogue.ts'
import { ruleBook } from '../../rules/index.ts'
import type { OutsideActivities, RecordActivities } from '../../workflows/activity-types.ts'

const dayMs = 86_400_000

/** One case in memory, on a clock of its own, decided by the real domain. */
export class MemoryCase {
  state: CaseState
  undelivered = 0
  /** How often a conductor has looked at it. */
  looks = 0
  private readonly clock: Clock
  /** Its clock's legal time, at once: decisions in memory wait for nothing. */
  private readonly now: () => Date

  constructor(state: CaseState, today: LocalDate, daySeconds: number) {
    this.state = state
    const [legalStart, realStart] = [shanghaiMidnight(today) + 1_000, Date.now()]
    this.clock = sandboxClock({ legalStart, realStart, daySeconds })
    this.now = () => new Date(legalStart + ((Date.now() - realStart) * dayMs) / (daySeconds * 1_000))
  }

  context(actor: Actor) {
    return { today: shanghaiDate(this.now()), actor, rules: ruleBook, catalogue }
  }

  /** Gives one command; answers with the code of the refusal. What it entails at once is drawn, unless it is left over. */
  give(actor: Actor, command: Command, drawn = true): string | undefined {
    const context = this.context(actor)
    const taken = take(this.state, this.state.caseNo, command, context)
    if (isRefusal(taken)) return taken.code
    const steps = drawn ? withConsequences(taken, context) : taken
    const before = this.state
    this.state = steps.at(-1)?.after ?? before
    const messages = messageRows(steps, changesIn(before, steps), this.now())
    this.undelivered += messages.filter((message) => message.delivered_at === null).length
    return undefined
  }

  /** Nothing is left to be done: closed, no term runs and every message has left. */
  over(): boolean {
    const { closedOn, deadlines } = this.state
    return closedOn !== undefined && Object.keys(deadlines).length === 0 && this.undelivered === 0
  }

  view(): CaseView {
    const now = this.now()
    const dayBegins = (date: LocalDate) => this.clock.realInstant(shanghaiMidnight(date), now)
    const receipts = { sharing: receiptOf.taken, use: receiptOf.taken }
    return viewOf(this.state, this.context(systemActor).today, dayBegins, { undelivered: this.undelivered, receipts })
  }
}

/**
 * The activities of the conductor over cases in memory; each takes up to `latencyMs` before and after it acts, and some
 * fail before they act or after.
 */
export function memoryActivities(
  cases: ReadonlyMap<string, MemoryCase>,
  latencyMs: () => number,
  fails: () => boolean = () => false,
): RecordActivities & Pick<OutsideActivities, 'deliver'> {
  const after = async <T>(act: (found: MemoryCase) => T, caseNo: string): Promise<T> => {
    const found = cases.get(caseNo)
    if (!found) throw new Error(`No case ${caseNo} in memory`)
    const mayFail = () => {
      if (fails()) throw new Error('The record in memory is away for a moment')
    }
    await pause(latencyMs())
    mayFail()
    const answer = act(found)
    await pause(latencyMs())
    mayFail()
    return answer
  }
  return {
    readCase: async (caseNo) =>
      await after((found) => {
        found.looks += 1
        return found.view()
      }, caseNo),
    carryOut: async (caseNo, commands: readonly ConductorCommand[]) =>
      await after((found) => {
        const refusals = commands.flatMap((command) => found.give(systemActor, command) ?? [])
        return { view: found.view(), refusals }
      }, caseNo),
    deliver: async (caseNo) =>
      await after((found) => {
        found.undelivered = 0
        return found.view()
      }, caseNo),
  }
}

/** Waits so many milliseconds of real time. */
export async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}

/** Latencies from 0 to one of several bounds, as a busy database shows them. */
export function latencies(dice: Dice, boundsMs: readonly number[]): () => number {
  return () => dice(boundsMs[dice(boundsMs.length)]! + 1) / 2
}
