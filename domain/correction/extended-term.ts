import { addDays, daysBetween } from '../calendar/days.ts'
import type { CaseState } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { open } from '../guards.ts'
import { recounted } from '../recomputation/recount.ts'
import type { Deadline } from '../terms/deadline.ts'
import { withValue } from './fields.ts'
import type { CorrectionState } from './types.ts'

/** The term of rectification as the decision orders it, from the day of its service, by the law of a day. */
export function orderedTerm(state: CaseState, context: DecideContext, lawOf: LocalDate): Deadline {
  const { listedOn, proposal } = state.listing
  const days = proposal.rectification.termDays
  return open(state, context, {
    key: 'rectification.due',
    topic: 'rectification.term',
    from: { decisionServed: listedOn! },
    lawOf,
    ...(days === undefined ? {} : { term: { count: days, unit: 'days' } }),
  })
}

/**
 * The extended term by the right day or the right number of days: the days that were granted are added to the end of the
 * term as it should have run. One that counts from an answer, or from a reopening, does not count from that end.
 */
export function extendedTerm(
  state: CaseState,
  { field, right, wrong }: CorrectionState,
  context: DecideContext,
): Deadline[] {
  const running = state.deadlines['rectification.due']
  const isExtended = running?.topic === 'rectification.term' && running.countsFrom === 'termEnded'
  if (!isExtended || state.listing.listedOn === undefined || state.rectification?.reopenedOn !== undefined) return []
  const lawOf = wrong.on ?? state.listing.listedOn
  const [before, after] = [state, withValue(state, field, right)].map((one) => orderedTerm(one, context, lawOf).dueOn)
  const startsOn = addDays(running.startsOn, daysBetween(before!, after!))
  return startsOn === running.startsOn
    ? []
    : [recounted(state, { ...running, startsOn }, { rules: context.rules, today: context.today })]
}
