import type { LocalDate } from '../../../domain/dates.ts'
import type { CaseRow, Conducting } from './data.ts'
import { owed } from './owed.ts'

/**
 * Every open case has a conductor and no settled one has; no conductor's task fails, and none owes what was due by a
 * day that is long enough ago.
 */
export function checkConductors(
  cases: readonly CaseRow[],
  conductors: readonly Conducting[],
  dueBy: LocalDate,
): string[] {
  const byCase = new Map(conductors.map((one) => [one.caseNo, one]))
  return cases.flatMap(({ case_no, state }) => {
    const conductor = byCase.get(case_no)
    const isOpen = state.closedOn === undefined
    const isSettled = !isOpen && Object.keys(state.deadlines).length === 0
    const debts = owed(state, dueBy)
    return [
      ...(isOpen && !conductor?.running ? [`${case_no}: the conductor is missing`] : []),
      ...(isSettled && conductor?.running ? [`${case_no}: a conductor is left over`] : []),
      ...(conductor?.running && conductor.failedTasks > 0
        ? [`${case_no}: the conductor is stuck, its task has failed ${conductor.failedTasks} times`]
        : []),
      ...(debts.length > 0 ? [`${case_no}: the conductor stands still, ${debts.join(', ')} was owed by ${dueBy}`] : []),
    ]
  })
}
