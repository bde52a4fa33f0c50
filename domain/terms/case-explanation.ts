import type { CaseState, RecordedEvent } from '../case.ts'
import type { Deadline } from './deadline.ts'
import type { DeadlineExplanation, ExplainableDeadline } from './explanation-types.ts'
import { explainDeadline } from './explanation.ts'
import type { LocalDate } from '../dates.ts'
import { lawOfDecision, periodStarts, transitionWords } from '../publicity/period.ts'
import type { Refusal } from '../refusal.ts'
import type { RuleBook, RuleQuery } from '../law/rulebook-types.ts'
import type { TermStart } from './term-starts.ts'
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
  const isOfPublicity = deadline.topic === 'publicity.min' || deadline.topic === 'publicity.max'
  const query: RuleQuery = { on, field: state.field, tier: state.tier }
  const from = lawOfDecision(state)
  const why = isOfPublicity && from !== undefined ? transitionWords(state, rules, on) : undefined
  const countsFrom = history?.countsFrom ?? (isOfPublicity ? startOnDay(state, rules, deadline) : undefined)
  // A term opened again keeps in its row what it was about at first, whatever rule it follows now.
  const topic = rules.rule(deadline.pack, deadline.ruleId)?.topic ?? deadline.topic
  return explainDeadline(
    { ...deadline, topic, ...(countsFrom === undefined ? {} : { countsFrom }) },
    {
      packs: rules.packs,
      calendar,
      choice: { rules, query, ...(why && from !== undefined ? { transition: { from, why } } : {}) },
      changes: history?.changes ?? [],
    },
  )
}

// Earlier releases counted publicity from the determination or the publication, whatever its rule says.
function startOnDay(
  state: CaseState,
  rules: RuleBook,
  { startsOn, pack, ruleId }: ExplainableDeadline,
): TermStart | undefined {
  if (!state.publicity) return undefined
  const days: Partial<Record<TermStart, LocalDate | undefined>> = periodStarts(state, state.publicity.from)
  const said = rules.rule(pack, ruleId)?.countsFrom
  return [said, 'decided' as const, 'published' as const].find((start) => start && days[start] === startsOn)
}
