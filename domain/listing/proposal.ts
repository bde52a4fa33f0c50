import { event } from '../case.ts'
import type { CaseEvent, Commands } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { openDeadline } from '../deadline.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { pastDate } from '../guards.ts'
import type { Proposal } from './types.ts'

/** Opens a case: who may propose, and what a proposal must hold before a second person looks at it. */
export function propose(payload: Commands['listing.propose'], context: DecideContext): readonly CaseEvent[] | Refusal {
  const { actor } = context
  if (actor.role !== 'caseOfficer') return refuse('role.notAllowed', { role: actor.role, command: 'listing.propose' })
  if (actor.agency !== payload.agency) return refuse('role.otherAgency', { agency: payload.agency })
  const refusal = checkProposal(payload, context)
  if (refusal) return refusal
  const field = context.catalogue.listType(payload.listType)!.field
  const basis = { rules: context.rules, today: context.today, field, tier: payload.tier }
  const review = openDeadline(basis, { key: 'listing.review', topic: 'listing.review', startsOn: context.today })
  return [event('listing.proposed', { ...payload, field }, { opens: [review] })]
}

/** Refuses a proposal that no reviewer should have to read; the first fault found is named. */
export function checkProposal(proposal: Proposal, context: DecideContext): Refusal | undefined {
  const listType = context.catalogue.listType(proposal.listType)
  if (!listType) return refuse('listing.unknownListType', { listType: proposal.listType })
  if (listType.polarity !== 'sanction') return refuse('listing.notASanctionList', { listType: proposal.listType })
  if (!listType.inForce) return refuse('listing.listTypeNotInForce', { listType: proposal.listType })
  if (proposal.legalBasis.trim() === '') return refuse('listing.noLegalBasis')
  if (proposal.evidence.length === 0) return refuse('listing.noEvidence')
  if (proposal.rectification.requirements.length === 0) return refuse('listing.noRequirements')
  return (
    pastDate(context, proposal.underlyingDecision.decidedOn, 'underlyingDecision.decidedOn') ??
    checkMeasures(proposal, context)
  )
}

// 条例 Art 32: a measure that is not in the published catalogue must not be applied.
function checkMeasures(proposal: Proposal, context: DecideContext): Refusal | undefined {
  const codes = proposal.measures.map((measure) => measure.code)
  if (new Set(codes).size < codes.length) return refuse('listing.measureTwice', { measures: codes })
  for (const { code } of proposal.measures) {
    const entry = context.catalogue.measure(code)
    if (!entry?.published) return refuse('listing.measureNotInCatalogue', { measure: code }, 'SH-32')
    if (!entry.targets.includes(proposal.entity.kind)) {
      return refuse('listing.measureTargetMismatch', { measure: code, kind: proposal.entity.kind }, 'SH-32')
    }
    if (!entry.tiers.includes(proposal.tier)) {
      return refuse('listing.measureTierMismatch', { measure: code, tier: proposal.tier }, 'SH-32')
    }
  }
  return undefined
}
