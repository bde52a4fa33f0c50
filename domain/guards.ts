import { mostTermDays } from './dates.ts'
import type { CaseState } from './case.ts'
import type { DecideContext } from './command.ts'
import type { ClosedDeadline, Deadline, OpenDeadlineOptions } from './terms/deadline.ts'
import { openDeadline } from './terms/deadline.ts'
import type { Given, Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'
import type { RefusalCode } from './refusals/index.ts'
import type { Topic } from './topics.ts'

/** The first refusal of several checks, so that guards read as a list. */
export function firstRefusal(...checks: readonly (Refusal | undefined)[]): Refusal | undefined {
  return checks.find((check) => check !== undefined)
}

/** Refuses with `code` unless the condition holds. */
export function unless<C extends RefusalCode>(condition: boolean, code: C, ...given: Given<C>): Refusal | undefined {
  return condition ? undefined : refuse(code, ...given)
}

/** Refuses everything that has no place once undoing has begun or the case is closed. */
export function stillRunning(state: CaseState): Refusal | undefined {
  if (state.closedOn !== undefined) return refuse('case.closed', { on: state.closedOn })
  return state.undoing ? refuse('case.ending', { reason: state.undoing.reason }) : undefined
}

/** Whether a term of days may be set in a case. */
export function isTermOfDays(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= mostTermDays
}

/** Refuses an act of the calendar before its day has passed. */
export function hasPassed(context: DecideContext, deadline: Deadline | undefined): Refusal | undefined {
  if (deadline === undefined) return refuse('deadline.notOpen', {})
  return context.today > deadline.dueOn
    ? undefined
    : refuse('deadline.notPassed', { key: deadline.key, dueOn: deadline.dueOn }, deadline.ruleId)
}

/** Opens a deadline of this case under the rule in force today. */
export function open<T extends Topic>(
  state: CaseState,
  context: Pick<DecideContext, 'rules' | 'today'>,
  options: OpenDeadlineOptions<T>,
): Deadline {
  return openDeadline({ rules: context.rules, today: context.today, field: state.field, tier: state.tier }, options)
}

/** Closes the named deadlines that are open. */
export function close(state: CaseState, as: ClosedDeadline['as'], ...keys: readonly string[]): ClosedDeadline[] {
  return keys.filter((key) => key in state.deadlines).map((key) => ({ key, as }))
}

/** A key for the nth deadline of its kind: the first has no number. */
export function nth(key: string, n: number): string {
  return n > 1 ? `${key}.${n}` : key
}
