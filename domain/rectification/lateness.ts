import type { CaseState } from '../case.ts'
import { close } from '../guards.ts'
import type { ClosedDeadline, Deadline } from '../terms/deadline.ts'
import { interviewKeys } from './extension.ts'

/**
 * What a moved end of the term does to lateness that was noted by the one before: it was none where its own day, or the
 * evidence in check, lies within the right term; the interviews that followed on it fall with it. Late by the right end, it
 * is noted anew.
 */
export function withoutLateness(
  state: CaseState,
  moved: readonly Deadline[],
): { readonly notLate?: true; readonly closes: readonly ClosedDeadline[] } {
  const { overdueOn, status, submittedOn = '' } = state.rectification ?? {}
  const due = moved.find(({ key }) => key === 'rectification.due')?.dueOn
  if (overdueOn === undefined || due === undefined) return { closes: [] }
  const wasLate = overdueOn > due && (status !== 'submitted' || submittedOn > due)
  return wasLate ? { closes: [] } : { notLate: true, closes: close(state, 'void', ...interviewKeys(state)) }
}
