import type { Commands } from '../../domain/case.ts'
import { fictitiousProposal } from '../../operations/explore/proposal.ts'

/** A lawful proposal about a fictitious entity; parts can be replaced. */
export function proposal(changes: Partial<Commands['listing.propose']> = {}): Commands['listing.propose'] {
  return { ...fictitiousProposal, ...changes }
}
