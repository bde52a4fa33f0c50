import type { CaseState } from './case.ts'

/** Where a case stands, as one word for lists, pages and the lifecycle diagram. */
export type Stage =
  | 'inReview'
  | 'returned'
  | 'reviewed'
  | 'defence'
  | 'determination'
  | 'determined'
  | 'listed'
  | 'published'
  | 'undoing'
  | 'closed'

/** Every stage in the order of the closed loop. */
export const stages: readonly Stage[] = [
  'inReview',
  'returned',
  'reviewed',
  'defence',
  'determination',
  'determined',
  'listed',
  'published',
  'undoing',
  'closed',
]

/** The stage that follows from the state. */
export function stageOf(state: CaseState): Stage {
  if (state.closedOn !== undefined) return 'closed'
  if (state.undoing) return 'undoing'
  if (state.publicity) return 'published'
  const { status } = state.listing
  return status === 'notListed' || status === 'withdrawn' ? 'closed' : status
}
