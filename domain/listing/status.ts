import type { CaseState } from '../case.ts'
import { firstRefusal, stillRunning, unless } from '../guards.ts'
import type { Refusal } from '../refusal.ts'
import type { ListingStatus } from './types.ts'

/** Refuses unless the case still runs and its listing stands at one of the steps. */
export function inStatus(state: CaseState, ...statuses: readonly ListingStatus[]): Refusal | undefined {
  return firstRefusal(
    stillRunning(state),
    unless(statuses.includes(state.listing.status), 'listing.notNow', { status: state.listing.status }),
  )
}
