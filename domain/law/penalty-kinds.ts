import type { Catalogue } from '../command.ts'
import type { Proposal } from '../listing/types.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import type { Tier } from './rulebook-types.ts'

/** From the least serious tier to the most. */
export const severity: Readonly<Record<Tier, number>> = { minor: 0, general: 1, serious: 2 }

const heavier = (one: Tier, other: Tier): Tier => (severity[one] < severity[other] ? other : one)

/**
 * Holds the tier against the kinds of penalty of the decision (行政处罚法 Art 9; the tiers of each in
 * `rules/penalty-kinds.json`). Of several kinds the heaviest decides. A tier outside is refused, unless the proposal gives
 * the reason, which the review sees. Kinds that the law does not know are refused in any case.
 */
export function checkPenalty(
  catalogue: Pick<Catalogue, 'penaltyKind'>,
  { underlyingDecision, tier, tierReason = '' }: Proposal,
): Refusal | undefined {
  const fault = checkPenaltyKinds(catalogue, underlyingDecision)
  if (fault) return fault
  const { penaltyKinds } = underlyingDecision
  const known = penaltyKinds.map((kind) => catalogue.penaltyKind(kind)!)
  const least = known.map((kind) => kind.least).reduce(heavier)
  const most = known.map((kind) => kind.most).reduce(heavier)
  const fits = severity[least] <= severity[tier] && severity[tier] <= severity[most]
  if (fits || tierReason.trim() !== '') return undefined
  return refuse('listing.tierNotOfPenalty', { tier, least, most })
}

/** Refuses a decision without a kind of penalty, or with one that the law does not know. */
export function checkPenaltyKinds(
  catalogue: Pick<Catalogue, 'penaltyKind'>,
  { penaltyKinds }: Proposal['underlyingDecision'],
): Refusal | undefined {
  if (penaltyKinds.length === 0) return refuse('listing.noPenaltyKind')
  const unknown = penaltyKinds.filter((kind) => catalogue.penaltyKind(kind) === undefined)
  return unknown.length > 0 ? refuse('listing.unknownPenaltyKind', { kinds: unknown }) : undefined
}
