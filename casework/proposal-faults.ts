import type { DecideContext } from '../domain/command.ts'
import { unless } from '../domain/guards.ts'
import { checkListing, checkMeasures } from '../domain/law/catalogue.ts'
import { checkPenalty } from '../domain/law/penalty-kinds.ts'
import { checkEntity, checkName } from '../domain/listing/entity-checks.ts'
import type { Proposal } from '../domain/listing/types.ts'
import type { Refusal } from '../domain/refusal.ts'

/** A check of a proposal, with the parts that it looks at. */
interface Check {
  readonly of: readonly (keyof Proposal)[]
  readonly faults: (proposal: Proposal, context: DecideContext) => readonly (Refusal | undefined)[]
}

const checks: readonly Check[] = [
  // Beside a name that will not do the code and the seat are looked at as well.
  { of: ['entity'], faults: ({ entity }) => [checkName(entity.name), checkEntity({ ...entity, name: '—' })] },
  {
    of: ['listType', 'tier'],
    faults: ({ listType, tier }, { catalogue, today }) => [checkListing(catalogue, listType, tier, today)],
  },
  {
    // With a reason for the tier only the kinds of penalty are left to be wrong, which can be told before there is a tier.
    of: ['underlyingDecision'],
    faults: ({ underlyingDecision }, { catalogue }) => [
      checkPenalty(catalogue, { underlyingDecision, tier: 'minor', tierReason: '…' } as Proposal),
    ],
  },
  { of: ['underlyingDecision', 'tier'], faults: (proposal, { catalogue }) => [checkPenalty(catalogue, proposal)] },
  { of: ['evidence'], faults: ({ evidence }) => [unless(evidence.length > 0, 'listing.noEvidence')] },
  {
    of: ['rectification'],
    faults: ({ rectification: { requirements } }) => [unless(requirements.length > 0, 'listing.noRequirements')],
  },
  {
    of: ['measures', 'entity', 'tier', 'listType'],
    faults: ({ measures, entity: { kind }, tier, listType }, { catalogue, today }) =>
      measures.map((measure) => checkMeasures(catalogue, [measure], { kind, tier, listType, on: today })),
  },
]

/**
 * What is wrong with a proposal as far as can be told from the parts that are written, for a form that is filled in step
 * by step. The gate is `decide`, which also finds what only the whole shows.
 */
export function proposalFaultsIn(proposal: Partial<Proposal>, context: DecideContext): readonly Refusal[] {
  const found = checks
    .filter(({ of }) => of.every((part) => proposal[part] !== undefined))
    .flatMap(({ faults }) => faults(proposal as Proposal, context).flatMap((fault) => fault ?? []))
  const isSame = (one: Refusal, other: Refusal) =>
    one.code === other.code && JSON.stringify(one.params) === JSON.stringify(other.params)
  return found.filter((fault, n) => found.findIndex((one) => isSame(one, fault)) === n)
}
