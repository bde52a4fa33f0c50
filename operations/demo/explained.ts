import type { Pool } from 'pg'
import { listDeadlines } from '../../database/queries/deadlines.ts'
import type { DeadlineRow } from '../../database/queries/deadlines.ts'
import { explainInCase } from '../../domain/terms/case-explanation.ts'
import type { CaseState, RecordedEvent } from '../../domain/case.ts'
import type { Deadline } from '../../domain/terms/deadline.ts'
import type { ExplainableDeadline } from '../../domain/terms/explanation-types.ts'
import { isRefusal } from '../../domain/refusal.ts'
import type { RuleBook } from '../../domain/law/rulebook-types.ts'
import { lawReader } from '../../record/law.ts'
import { listLedger } from '../../record/read.ts'

/** How many deadlines explain themselves, and what is wrong with the explanations of the others. */
export interface Explained {
  readonly deadlines: number
  readonly faults: readonly string[]
}

/**
 * Asks every deadline of every case why its date is what it is: the answer must name the choice of its rule, speak in
 * both languages, and come by counting to the very date that the case holds.
 */
export async function explainAll(pool: Pool): Promise<Explained> {
  const rules = await lawReader(pool)()
  const { rows } = await pool.query<{ state: CaseState }>('SELECT state FROM cases ORDER BY case_no')
  const faults: string[] = []
  let deadlines = 0
  for (const { state } of rows) {
    const ledger = await listLedger(pool, state.caseNo)
    for (const deadline of await listDeadlines(pool, state.caseNo)) {
      deadlines += 1
      const fault = faultOf(rules, state, ledger, deadline)
      if (fault !== undefined) faults.push(`${state.caseNo}.${deadline.key}: ${fault}`)
    }
  }
  return { deadlines, faults }
}

function faultOf(
  rules: RuleBook,
  state: CaseState,
  ledger: readonly RecordedEvent[],
  row: DeadlineRow,
): string | undefined {
  const explained = explainInCase(rules, state, ledger, row as ExplainableDeadline & Pick<Deadline, 'key'>)
  if (isRefusal(explained)) return `cannot be explained (${explained.code})`
  const { text, counting, pack } = explained
  if (counting.dueOn !== row.dueOn) return `is due on ${row.dueOn}, but counting comes to ${counting.dueOn}`
  if (pack.why === undefined) return 'does not say why its rule was chosen'
  return text.zh.includes(row.dueOn) && text.en.includes(row.dueOn)
    ? undefined
    : 'does not name its date in both languages'
}
