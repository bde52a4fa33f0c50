import type { CaseState, Events } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { addDays } from '../calendar/days.ts'
import type { Deadline } from '../deadline.ts'
import { endings } from '../undoing/ending.ts'
import { nth, open } from '../guards.ts'

/**
 * The period of publicity by tier: when repair may be applied for and when publicity ends by itself.
 * It starts on the day the rule names, the decision's (Order 58) or the publication's (Order 36 draft).
 */
export function publicityPeriod(
  state: CaseState,
  context: DecideContext,
): { data: Events['publicity.published']; opens: Deadline[] } {
  const query = { on: context.today, field: state.field, tier: state.tier }
  const { rule } = context.rules.resolve('publicity.max', query)
  const fromDecision = rule.params?.['periodStart'] === 'decisionDate' && endings(state) === 0
  const startsOn = fromDecision ? (state.listing.determinedOn ?? context.today) : context.today
  const round = endings(state) + 1
  const min = open(state, context, { key: nth('publicity.min', round), topic: 'publicity.min', startsOn })
  const max = open(state, context, { key: nth('publicity.max', round), topic: 'publicity.max', startsOn })
  return {
    data: {
      from: context.today,
      repairFrom: min.term.count === 0 ? startsOn : addDays(min.dueOn, 1),
      until: max.dueOn,
      onPublicRegister: rule.params?.['onPublicRegister'] !== false,
    },
    opens: [min, max],
  }
}
