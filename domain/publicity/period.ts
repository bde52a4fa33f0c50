import type { CaseState, Events } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { addDays } from '../calendar/days.ts'
import type { LocalDate } from '../dates.ts'
import type { Deadline } from '../deadline.ts'
import type { Rule } from '../rulebook-types.ts'
import { endings } from '../undoing/ending.ts'
import { nth, open } from '../guards.ts'

/**
 * The period of publicity by tier: when repair may be applied for and when publicity ends by itself. A matter decided
 * before the law changed gets the milder rule where no text settles the transition.
 */
export function publicityPeriod(
  state: CaseState,
  context: DecideContext,
): { data: Events['publicity.published']; opens: Deadline[] } {
  const decidedOn = decisionDay(state)
  const query = { on: context.today, field: state.field, tier: state.tier, ...decidedOn }
  const { rule } = context.rules.resolve('publicity.max', query)
  const startsOn = periodStart(state, rule, context.today)
  const round = endings(state) + 1
  const min = open(state, context, { key: nth('publicity.min', round), topic: 'publicity.min', startsOn, ...decidedOn })
  const max = open(state, context, { key: nth('publicity.max', round), topic: 'publicity.max', startsOn, ...decidedOn })
  return {
    data: {
      from: context.today,
      repairFrom: repairDay(min),
      until: max.dueOn,
      onPublicRegister: rule.params?.['onPublicRegister'] !== false,
    },
    opens: [min, max],
  }
}

/**
 * The day from which a period of publicity runs under a rule: the decision's (Order 58) or the publication's (Order 36
 * draft). A period that begins again after a revoked repair runs from its publication.
 */
export function periodStart(state: CaseState, rule: Rule, publishedOn: LocalDate): LocalDate {
  const fromDecision = rule.params?.['periodStart'] === 'decisionDate' && endings(state) === 0
  return fromDecision ? (state.listing.determinedOn ?? publishedOn) : publishedOn
}

/** The first day on which repair may be applied for: the shortest period has fully passed. */
export function repairDay({ term, startsOn, dueOn }: Deadline): LocalDate {
  return term.count === 0 ? startsOn : addDays(dueOn, 1)
}

/** The day on which a case's publicity was decided, for the choice of rule in an unclear transition. */
export function decisionDay({ listing: { determinedOn } }: CaseState): { decidedOn?: LocalDate } {
  return determinedOn === undefined ? {} : { decidedOn: determinedOn }
}
