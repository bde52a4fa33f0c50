import { listDeadlines } from '../database/queries/deadlines.ts'
import { explainInCase } from '../domain/terms/case-explanation.ts'
import type { Actor } from '../domain/actor.ts'
import type { CaseState } from '../domain/case.ts'
import type { Deadline } from '../domain/terms/deadline.ts'
import type { DeadlineExplanation, ExplainableDeadline } from '../domain/terms/explanation-types.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import { listLedger } from '../record/read.ts'
import type { Deps } from './deps.ts'

/** A deadline of a case as it is kept, with what explains it. */
type KeptDeadline = Awaited<ReturnType<typeof listDeadlines>>[number]

/**
 * Explains to somebody who may see a case why one of its deadlines, open or closed, is the day it is, with what the ledger
 * tells of it. Reads only what the database shows to that person. Refuses with `deadline.unknown`, and like
 * `explainDeadline`.
 */
export async function explainDate(
  { record, readAs }: Pick<Deps, 'record' | 'readAs'>,
  actor: Actor,
  state: CaseState,
  key: string,
): Promise<{ readonly deadline: KeptDeadline; readonly explanation: DeadlineExplanation } | Refusal> {
  const reader = readAs(actor)
  const deadline = (await listDeadlines(reader, state.caseNo)).find((one) => one.key === key)
  if (!deadline) return refuse('deadline.unknown', { id: `${state.caseNo}.${key}` })
  const explainable = deadline as ExplainableDeadline & Pick<Deadline, 'key'>
  const explanation = explainInCase(record.rules, state, await listLedger(reader, state.caseNo), explainable)
  return isRefusal(explanation) ? explanation : { deadline, explanation }
}
