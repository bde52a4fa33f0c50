import type { CaseEvent, CaseState } from '../case.ts'
import { event } from '../case.ts'
import { firstRefusal, unless } from '../guards.ts'
import { mayFall } from '../paper/waiting.ts'
import type { Refusal } from '../refusal.ts'

/** Whether an annulment waits for the second person. Until it is decided nothing new is shown or ordered. */
export const annulmentPending = ({ annulment }: Pick<CaseState, 'annulment'>) => annulment?.status === 'recorded'

/**
 * Whether nothing new is shown or ordered: an annulment waits for the second person (行政处罚法 Art 48), or a paper by which
 * letters would fall; nobody was heard
 * before the determination (Art 62), so that the agency has to revoke it, or its decision is to be served again (Art 61).
 */
export const isHeldBack = (state: CaseState): boolean => heldBack(state) !== undefined

/** Holds back what would begin a sanction meanwhile. */
export const heldBack = (state: CaseState): Refusal | undefined =>
  firstRefusal(
    unless(!annulmentPending(state), 'annulment.pending'),
    unless(!mayFall(state), 'paper.waitingToFall'),
    withoutForce(state),
  )

/** Why the determination of a case has no force now, though the case may be public. */
const withoutForce = ({ listing, publicity }: CaseState): Refusal | undefined =>
  firstRefusal(
    unless(listing.unheard !== true, 'listing.unheard'),
    unless(publicity === undefined || listing.status === 'listed', 'publicity.decisionUnserved'),
  )

/** Takes a record off at once, where it is shown, while it is held back. */
export const suspended = ({ publicity }: CaseState): CaseEvent[] =>
  publicity?.status === 'published' ? [event('publicity.suspended', {})] : []
