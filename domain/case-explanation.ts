import type { CaseState, RecordedEvent } from './case.ts'
import type { Deadline } from './deadline.ts'
import type { DeadlineExplanation, ExplainableDeadline } from './explanation-types.ts'
import { explainDeadline } from './explanation.ts'
import { decisionDay } from './publicity/period.ts'
import type { Refusal } from './refusal.ts'
import type { RuleBook, RuleQuery } from './rulebook-types.ts'
import { termHistory } from './term-history.ts'

/**
 * Explains a deadline of a case, open or closed, on the calendar that it was counted on and with the choice of its rule
 * on the day it was opened; what has moved it since comes from the case's ledger. Refuses like `explainDeadline`.
 */
export function explainInCase(
  rules: RuleBook,
  state: CaseState,
  ledger: readonly RecordedEvent[],
  deadline: ExplainableDeadline & Pick<Deadline, 'key'>,
): DeadlineExplanation | Refusal {
  const history = termHistory(ledger, deadline.key)
  const calendar = rules.calendarNamed(deadline.calendar) ?? rules.calendar
  const on = history?.chosenOn ?? deadline.startsOn
  const ofPublicity = deadline.topic === 'publicity.min' || deadline.topic === 'publicity.max'
  const decided = ofPublicity ? decisionDay(state) : {}
  const query: RuleQuery = { on, field: state.field, tier: state.tier, ...decided }
  return explainDeadline(deadline, {
    packs: rules.packs,
    calendar,
    choice: { rules, query },
    changes: history?.changes ?? [],
  })
}
