import type { Pool } from 'pg'
import { explainInCase } from '../domain/case-explanation.ts'
import type { CaseState } from '../domain/case.ts'
import type { Deadline } from '../domain/deadline.ts'
import type { DeadlineExplanation, ExplainableDeadline } from '../domain/explanation-types.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { RuleBook } from '../domain/rulebook-types.ts'
import { listLedger } from './read.ts'

/** Explains a deadline of a case with what its ledger tells of it. Refuses like `explainDeadline`. */
export async function explainFromLedger(
  pool: Pool,
  rules: RuleBook,
  state: CaseState,
  deadline: ExplainableDeadline & Pick<Deadline, 'key'>,
): Promise<DeadlineExplanation | Refusal> {
  return explainInCase(rules, state, await listLedger(pool, state.caseNo), deadline)
}
