import type { CaseEvent, CaseState } from '../case.ts'
import { event } from '../case.ts'
import { unless } from '../guards.ts'
import type { Refusal } from '../refusal.ts'

/** Whether an annulment waits for the second person. Until it is decided nothing new is shown or ordered. */
export const annulmentPending = ({ annulment }: Pick<CaseState, 'annulment'>) => annulment?.status === 'recorded'

/** Holds back what would begin a sanction while an annulment waits for the second person (行政处罚法 Art 48). */
export const heldBack = (state: CaseState): Refusal | undefined => unless(!annulmentPending(state), 'annulment.pending')

/** Takes a record off at once, where it is shown, while an annulment waits for the second person. */
export const suspended = ({ publicity }: CaseState): CaseEvent[] =>
  publicity?.status === 'published' ? [event('publicity.suspended', {})] : []
