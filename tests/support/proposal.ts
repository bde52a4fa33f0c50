import type { Commands } from '../../domain/case.ts'
import { onDecision } from '../../fictitious/proposal.ts'

let serial = 90_000

/**
 * A lawful proposal about a fictitious entity; parts can be replaced. Each rests on a decision of its own, since one
 * decision on one entity is one case; the first of a file on that of `fictitiousProposal`.
 */
export function proposal(changes: Partial<Commands['listing.propose']> = {}): Commands['listing.propose'] {
  serial += 1
  return { ...onDecision(serial), ...changes }
}
