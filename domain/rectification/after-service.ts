import { daysBetween } from '../calendar/days.ts'
import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { open } from '../guards.ts'
import { reportKey } from '../interview/escalation.ts'
import type { UnservedAct } from '../service/types.ts'
import { unserved } from '../service/unserved.ts'
import type { Deadline } from '../terms/deadline.ts'

const key = 'rectification.due'
const due = ({ entity }: CaseState) => ({ key, owner: entity.code }) as const

/**
 * Evidence given within the term, whatever has become of it since: by its last day, or while a request for more time that
 * was made in time held it.
 */
export function wasSubmittedInTime({ rectification }: CaseState): boolean {
  if (rectification?.submittedOn === undefined) return false
  return rectification.submittedWhileAsked === true || rectification.submittedOn <= rectification.dueOn
}

/** Whether the term stands still because an answer has not reached the entity. What came late has held nothing. */
export function heldByService(state: CaseState): boolean {
  const isReturned = unserved(state, 'rectification.evidenceReturned') !== undefined && wasSubmittedInTime(state)
  return isReturned || unserved(state, 'rectification.extended', 'rectification.extensionRefused') !== undefined
}

/**
 * The term anew when evidence that came in time is sent back: the days until the entity is told are not its own, and the
 * first return gives time to supply what it names. The later of the two counts.
 */
export function termsToCure(
  state: CaseState,
  servedOn: LocalDate,
  context: DecideContext,
  { toCure }: Pick<UnservedAct, 'toCure'>,
): Deadline[] {
  const { dueOn, submittedOn, status } = state.rectification!
  // Evidence that had come on paper before, and is in check, does not take what the entity has not been told yet.
  if (status !== 'returned' && status !== 'submitted') return []
  if (state.undoing || !isOrdered(state) || !wasSubmittedInTime(state)) return []
  const days = { count: daysBetween(submittedOn!, servedOn), unit: 'days' } as const
  const added = open(state, context, { ...due(state), topic: 'rectification.term', again: dueOn, term: days })
  const cure = open(state, context, { ...due(state), topic: 'rectification.cure', from: { gapsTold: servedOn } })
  return toCure && cure.dueOn > added.dueOn ? [cure] : added.dueOn > dueOn ? [added] : []
}

/** The report after an interview anew when it came in time and is sent back: the days until the entity is told are not its own. */
export function reportToCure(state: CaseState, servedOn: LocalDate, context: DecideContext): Deadline[] {
  const { submittedOn = '' } = state.rectification!
  const report = state.deadlines[reportKey(state.interviews.length)]
  if (report === undefined || state.undoing || submittedOn < report.startsOn || submittedOn > report.dueOn) return []
  const term = { count: daysBetween(submittedOn, servedOn), unit: 'days' } as const
  if (term.count <= 0) return []
  const { owner } = due(state)
  return [open(state, context, { key: report.key, topic: 'interview.report', again: report.dueOn, term, owner })]
}

/** The term with the days until the entity is told that it has more time: they are the agency's and not its own. */
export function termsAfterExtension(
  state: CaseState,
  servedOn: LocalDate,
  context: DecideContext,
  { on }: Pick<UnservedAct, 'on'>,
): Deadline[] {
  return isStale(state, on) ? [] : longer(state, context, daysBetween(on, servedOn))
}

/** The term to the day on which the entity is told that it has no more time: asked in time, it was held until then. */
export function termsAfterRefusal(
  state: CaseState,
  servedOn: LocalDate,
  context: DecideContext,
  { on }: Pick<UnservedAct, 'on'>,
): Deadline[] {
  const running = state.deadlines[key]
  return running === undefined || isStale(state, on) ? [] : longer(state, context, daysBetween(running.dueOn, servedOn))
}

/** Whether a decision orders it now: where that proves not to have been served, or falls, no term of it runs. */
export const isOrdered = ({ listing }: CaseState): boolean => listing.status === 'listed'

// Rectification that was opened again since has a term of its own.
const isStale = ({ rectification }: CaseState, on: LocalDate) => (rectification?.reopenedOn ?? on) > on

/** The term with the days in which the determination had no force: they are the agency's and not the entity's. */
export const withDaysHeld = (state: CaseState, since: LocalDate, context: DecideContext): Deadline[] =>
  longer(state, context, daysBetween(since, context.today))

function longer(state: CaseState, context: DecideContext, days: number): Deadline[] {
  const running = state.deadlines[key]
  if (running === undefined || days <= 0 || state.undoing) return []
  const term = { count: days, unit: 'days' } as const
  return [open(state, context, { ...due(state), topic: 'rectification.term', again: running.dueOn, term })]
}

/** The term of rectification that is open again; answered before it was served, it has begun with the answer. */
export function termsAfterReopening(
  state: CaseState,
  servedOn: LocalDate,
  context: DecideContext,
  { on }: Pick<UnservedAct, 'on'>,
): Deadline[] {
  const { status, reopenedOn } = state.rectification!
  if (status === 'accepted' || key in state.deadlines || isStale(state, on)) return []
  if (state.undoing || !isOrdered(state)) return []
  const from = { rectificationReopened: reopenedOn, reopeningServed: servedOn }
  return [open(state, context, { ...due(state), topic: 'rectification.again', from })]
}
