import type { DecideContext } from '../command.ts'
import { mostTermDays } from '../dates.ts'
import { isTermOfDays, unless } from '../guards.ts'
import { checkListing, checkMeasures } from '../law/catalogue.ts'
import { checkPenalty, checkPenaltyKinds } from '../law/penalty-kinds.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { checkDocumentNumber, checkIdentity, checkName, checkRepresentative } from './entity-checks.ts'
import { queryUntil } from './query-term.ts'
import type { Proposal } from './types.ts'

/** A check of a proposal, with the parts that it looks at. */
interface Check {
  readonly of: readonly (keyof Proposal)[]
  readonly faults: (proposal: Proposal, context: DecideContext) => readonly (Refusal | undefined)[]
}

const checks: readonly Check[] = [
  {
    of: ['listType', 'tier'],
    faults: ({ listType, tier }, { catalogue, today }) => [checkListing(catalogue, listType, tier, today)],
  },
  {
    of: ['entity'],
    faults: ({ entity }) => [checkName(entity.name), checkIdentity(entity), checkRepresentative(entity)],
  },
  {
    of: ['underlyingDecision'],
    faults: ({ underlyingDecision }, { catalogue }) => [
      checkDocumentNumber(underlyingDecision.docNo),
      checkPenaltyKinds(catalogue, underlyingDecision),
    ],
  },
  { of: ['underlyingDecision', 'tier'], faults: (proposal, { catalogue }) => [checkPenalty(catalogue, proposal)] },
  {
    of: ['violation', 'underlyingDecision', 'listType', 'tier'],
    faults: (proposal, context) => [checkAge(proposal, context)],
  },
  { of: ['legalBasis'], faults: ({ legalBasis }) => [unless(legalBasis.trim() !== '', 'listing.noLegalBasis')] },
  { of: ['evidence'], faults: ({ evidence }) => [unless(evidence.length > 0, 'listing.noEvidence')] },
  {
    of: ['rectification'],
    faults: ({ rectification: { requirements, termDays } }) => [
      unless(requirements.length > 0, 'listing.noRequirements'),
      checkTerm(termDays),
    ],
  },
  { of: ['measures'], faults: ({ measures }) => [measuresOnce(measures)] },
  {
    of: ['measures', 'entity', 'tier', 'listType'],
    faults: ({ measures, entity: { kind }, tier, listType }, { catalogue, today }) =>
      measures.map((measure) => checkMeasures(catalogue, [measure], { kind, tier, listType, on: today })),
  },
]

/** Every fault that can be told from the parts of a proposal that are there, each once. */
export function proposalFaultsIn(proposal: Partial<Proposal>, context: DecideContext): readonly Refusal[] {
  const found = checks
    .filter(({ of }) => of.every((part) => proposal[part] !== undefined))
    .flatMap(({ faults }) => faults(proposal as Proposal, context).flatMap((fault) => fault ?? []))
  const isSame = (one: Refusal, other: Refusal) =>
    one.code === other.code && JSON.stringify(one.params) === JSON.stringify(other.params)
  return found.filter((fault, n) => found.findIndex((one) => isSame(one, fault)) === n)
}

/** Refuses a proposal that no reviewer should have to read; the first fault found is named. */
export const checkProposal = (proposal: Proposal, context: DecideContext): Refusal | undefined =>
  proposalFaultsIn(proposal, context)[0]

/** What may not be queried any more is not listed anew (条例 Art 35). */
function checkAge(proposal: Proposal, context: DecideContext): Refusal | undefined {
  const { endedOn } = proposal.violation
  const { decidedOn } = proposal.underlyingDecision
  if (endedOn !== undefined && endedOn > decidedOn)
    return refuse('listing.conductAfterDecision', { endedOn, decidedOn })
  const until = queryUntil(proposal, context.catalogue.listType(proposal.listType)?.field ?? '', context)
  return unless(context.today <= until, 'listing.conductTooOld', { until })
}

function checkTerm(days: number | undefined): Refusal | undefined {
  return unless(days === undefined || isTermOfDays(days), 'listing.termInvalid', { days, most: mostTermDays })
}

function measuresOnce(measures: Proposal['measures']): Refusal | undefined {
  const codes = measures.map(({ code }) => code)
  const twice = codes.filter((code, at) => codes.indexOf(code) < at)
  return unless(twice.length === 0, 'listing.measureTwice', { measures: twice })
}
