import { event } from '../case.ts'
import type { CaseEvent, Commands } from '../case.ts'
import { checkListing, checkMeasures } from '../catalogue.ts'
import type { DecideContext } from '../command.ts'
import { openDeadline } from '../deadline.ts'
import { mostTermDays } from '../dates.ts'
import { firstRefusal, isTermOfDays, pastDate, unless } from '../guards.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { checkCaseDistrict, checkEntity } from './entity-checks.ts'
import type { Proposal } from './types.ts'

/** Opens a case: who may propose, and what a proposal must hold before a second person looks at it. */
export function propose(payload: Commands['listing.propose'], context: DecideContext): readonly CaseEvent[] | Refusal {
  const { actor } = context
  if (actor.role !== 'caseOfficer') return refuse('role.notAllowed', { role: actor.role, command: 'listing.propose' })
  if (actor.agency !== payload.agency) return refuse('role.otherAgency', { agency: payload.agency })
  const refusal = checkProposal(payload, context) ?? checkCaseDistrict(payload.district)
  if (refusal) return refusal
  const field = context.catalogue.listType(payload.listType)!.field
  const basis = { rules: context.rules, today: context.today, field, tier: payload.tier }
  const review = openDeadline(basis, { key: 'listing.review', topic: 'listing.review', startsOn: context.today })
  return [event('listing.proposed', { ...payload, field }, { opens: [review] })]
}

/** Refuses a proposal that no reviewer should have to read; the first fault found is named. */
export function checkProposal(proposal: Proposal, context: DecideContext): Refusal | undefined {
  const { entity, listType, tier, legalBasis, evidence, measures, rectification, underlyingDecision } = proposal
  return firstRefusal(
    checkListing(context.catalogue, listType, tier, context.today),
    checkEntity(entity),
    unless(legalBasis.trim() !== '', 'listing.noLegalBasis'),
    unless(evidence.length > 0, 'listing.noEvidence'),
    unless(rectification.requirements.length > 0, 'listing.noRequirements'),
    checkTerm(rectification.termDays),
    pastDate(context, underlyingDecision.decidedOn, 'underlyingDecision.decidedOn'),
    measuresOnce(measures),
    checkMeasures(context.catalogue, measures, { kind: entity.kind, tier, listType }),
  )
}

function checkTerm(days: number | undefined): Refusal | undefined {
  return unless(days === undefined || isTermOfDays(days), 'listing.termInvalid', { days, most: mostTermDays })
}

function measuresOnce(measures: Proposal['measures']): Refusal | undefined {
  const codes = measures.map(({ code }) => code)
  const twice = codes.filter((code, at) => codes.indexOf(code) < at)
  return unless(twice.length === 0, 'listing.measureTwice', { measures: twice })
}
