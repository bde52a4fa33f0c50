import { addDays } from './calendar/days.ts'
import { mostTermDays } from './dates.ts'
import { sharePerson, signatureOf } from './actor.ts'
import type { CaseState } from './case.ts'
import type { DecideContext } from './command.ts'
import type { ClosedDeadline, Deadline, OpenDeadlineOptions } from './deadline.ts'
import { openDeadline } from './deadline.ts'
import type { Refusal } from './refusal.ts'
import { refuse } from './refusal.ts'

/** Hearings and interviews have terms of weeks; nobody arranges one for more than a year ahead. */
const mostDaysAhead = 366

/** The first refusal of several checks, so that guards read as a list. */
export function firstRefusal(...checks: readonly (Refusal | undefined)[]): Refusal | undefined {
  return checks.find((check) => check !== undefined)
}

/** Refuses with `code` unless the condition holds. */
export function unless(condition: boolean, code: string, params: Record<string, unknown> = {}): Refusal | undefined {
  return condition ? undefined : refuse(code, params)
}

/**
 * Four eyes (复核): nobody approves what he has written any part of, whoever stands in for whom. `writers` are the
 * signatures of all who have.
 */
export function otherPerson(
  context: DecideContext,
  writers: string | readonly string[] | undefined,
  code: string,
): Refusal | undefined {
  const shared = [writers ?? []].flat().find((writer) => sharePerson(writer, signatureOf(context.actor)))
  return unless(shared === undefined, code, { person: shared })
}

/** Refuses everything that has no place once undoing has begun or the case is closed. */
export function stillRunning(state: CaseState): Refusal | undefined {
  if (state.closedOn !== undefined) return refuse('case.closed', { on: state.closedOn })
  return state.undoing ? refuse('case.ending', { reason: state.undoing.reason }) : undefined
}

/** Refuses a date in the future, and one before `earliest` when given. */
export function pastDate(context: DecideContext, date: string, field: string, earliest?: string): Refusal | undefined {
  if (date > context.today) return refuse('date.inFuture', { field, date, today: context.today })
  return earliest !== undefined && date < earliest ? refuse('date.tooEarly', { field, date, earliest }) : undefined
}

/** Whether a term of days may be set in a case. */
export function isTermOfDays(days: number): boolean {
  return Number.isInteger(days) && days >= 1 && days <= mostTermDays
}

/** Refuses a day for a coming act that lies beyond what anybody arranges: a slip of the year. */
export function nearDate(context: DecideContext, date: string, field: string): Refusal | undefined {
  const latest = addDays(context.today, mostDaysAhead)
  return date > latest ? refuse('date.tooLate', { field, date, latest }) : undefined
}

/** Refuses an act of the calendar before its day has passed. */
export function hasPassed(context: DecideContext, deadline: Deadline | undefined): Refusal | undefined {
  if (deadline === undefined) return refuse('deadline.notOpen', {})
  return context.today > deadline.dueOn
    ? undefined
    : refuse('deadline.notPassed', { key: deadline.key, dueOn: deadline.dueOn }, deadline.ruleId)
}

/** Opens a deadline of this case under the rule in force today. */
export function open(state: CaseState, context: DecideContext, options: OpenDeadlineOptions): Deadline {
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
