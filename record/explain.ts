import type { Pool } from 'pg'
import type { CaseState } from '../domain/case.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { DeadlineExplanation, ExplainableDeadline } from '../domain/explanation.ts'
import { explainDeadline } from '../domain/explanation.ts'
import { decisionDay } from '../domain/publicity/period.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { RuleBook, RuleQuery } from '../domain/rulebook-types.ts'
import { termHistory } from '../domain/term-history.ts'
import { listLedger } from './read.ts'

/**
 * Explains a deadline of a case, open or closed, on the calendar that it was counted on and with the choice of its rule
 * on the day it was opened; what has moved it since comes from the case's ledger. Refuses like `explainDeadline`.
 */
export async function explainFromLedger(
  pool: Pool,
  rules: RuleBook,
  state: CaseState,
  deadline: ExplainableDeadline & Pick<Deadline, 'key'>,
): Promise<DeadlineExplanation | Refusal> {
  const history = termHistory(await listLedger(pool, state.caseNo), deadline.key)
  const calendar = rules.calendarNamed(deadline.calendar) ?? rules.calendar
  const on = history?.chosenOn ?? deadline.startsOn
  const ofPublicity = deadline.topic === 'publicity.min' || deadline.topic === 'publicity.max'
  const decided = ofPublicity ? decisionDay(state) : {}
  const query: RuleQuery = { on, field: state.field, tier: state.tier, ...decided }
  return explainDeadline(deadline, { packs: rules.packs, calendar, choice: { rules, query }, changes: history?.changes ?? [] })
}
