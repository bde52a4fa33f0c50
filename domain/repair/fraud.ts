import { addDays } from '../calendar/days.ts'
import type { CaseState, Events } from '../case.ts'
import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import { nth, open } from '../guards.ts'
import type { Deadline } from '../terms/deadline.ts'
import { endings } from '../undoing/ending.ts'

/**
 * The first day on which repair may be applied for again after false material: the day after the bar has fully passed,
 * as with every shortest period (docs/decisions/0003), and moved by no rest day.
 */
export function barredUntil(state: CaseState, { rules, today }: DecideContext): LocalDate {
  const { rule } = rules.resolve('repair.fraudBar', { on: today, field: state.field, tier: state.tier })
  return addDays(rules.addTerm(today, rule.term!, { rollOver: false }).dueOn, 1)
}

/**
 * The period of publicity of a record whose repair rested on false material, whatever its tier: it has no early end, so
 * that nobody may apply for repair within it.
 */
export function fraudPeriod(
  state: CaseState,
  context: DecideContext,
): { readonly data: Events['publicity.restored']; readonly opens: readonly Deadline[] } {
  const max = open(state, context, {
    key: nth('publicity.max', endings(state) + 1),
    topic: 'repair.fraudPublicity',
    from: { repairRevoked: context.today },
  })
  const onPublicRegister = context.rules.rule(max.pack, max.ruleId)?.params?.['onPublicRegister'] !== false
  const data = { from: context.today, repairFrom: addDays(max.dueOn, 1), until: max.dueOn, onPublicRegister }
  return { data, opens: [max] }
}
