import type { DecideContext } from '../command.ts'
import type { LocalDate } from '../dates.ts'
import type { Proposal } from './types.ts'

/**
 * The last day on which a record of this conduct may be queried (条例 Art 35). It counts from the end of the conduct;
 * where a case does not say it, from the penalty decision, which came later.
 */
export function queryUntil(
  { violation, underlyingDecision }: Proposal,
  field: string,
  { rules, today }: Pick<DecideContext, 'rules' | 'today'>,
): LocalDate {
  const { rule } = rules.resolve('query.term', { on: today, field })
  return rules.addTerm(violation.endedOn ?? underlyingDecision.decidedOn, rule.term!, { rollOver: false }).dueOn
}
