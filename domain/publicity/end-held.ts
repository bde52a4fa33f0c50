import type { CaseState } from '../case.ts'
import { nth } from '../guards.ts'
import type { Deadline } from '../terms/deadline.ts'

/** The term of the longest period of publicity that runs; undefined before publication and after its end. */
export const longestOf = ({ deadlines, publicity }: CaseState): Deadline | undefined =>
  deadlines[nth('publicity.max', (publicity?.endings ?? 0) + 1)]

/** Whether the rule lets publicity end by time only when the conduct is corrected, and it is not yet. */
export const isEndHeld = (state: CaseState): boolean =>
  longestOf(state)?.awaitsRectification === true && state.rectification?.status !== 'accepted'
