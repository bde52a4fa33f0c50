import { event } from '../case.ts'
import type { CaseEvent, Commands } from '../case.ts'
import type { DecideContext } from '../command.ts'
import { openDeadline } from '../terms/deadline.ts'
import { codeKindOf } from '../identifiers/identity.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { checkCaseDistrict } from './entity-checks.ts'
import { checkProposal } from './proposal-checks.ts'
import type { EntityRef, Proposal } from './types.ts'

/** Opens a case: who may propose, and what a proposal must hold before a second person looks at it. */
export function propose(payload: Commands['listing.propose'], context: DecideContext): readonly CaseEvent[] | Refusal {
  const { actor } = context
  if (actor.role !== 'caseOfficer') return refuse('role.notAllowed', { role: actor.role, command: 'listing.propose' })
  if (actor.agency !== payload.agency) return refuse('role.otherAgency', { agency: payload.agency })
  const refusal =
    checkProposal(payload, context) ?? checkCaseDistrict(payload.district, actor) ?? checkRepeat(payload, context)
  if (refusal) return refusal
  const field = context.catalogue.listType(payload.listType)!.field
  const basis = { rules: context.rules, today: context.today, field, tier: payload.tier }
  const review = openDeadline(basis, {
    key: 'listing.review',
    topic: 'listing.review',
    from: { proposed: context.today },
  })
  const entity = withCodeKind(payload.entity)
  return [event('listing.proposed', { ...payload, entity, field, ...repeating(context) }, { opens: [review] })]
}

/** One decision of an agency on one entity is one case: another needs a reason, which the review has to confirm. */
export function checkRepeat({ repeatReason = '' }: Proposal, { repeats = [] }: DecideContext): Refusal | undefined {
  if (repeats.length === 0 || repeatReason.trim() !== '') return undefined
  return refuse('listing.sameDecision', { caseNo: repeats[0], cases: repeats })
}

/** The other cases on the decision, as the ledger keeps them. */
export const repeating = ({ repeats = [] }: DecideContext) => (repeats.length > 0 ? { repeats } : {})

// Earlier releases took any number for a natural person: from now on the ledger says which it is.
const withCodeKind = (entity: EntityRef): EntityRef =>
  entity.kind === 'naturalPerson' ? { ...entity, codeKind: codeKindOf(entity) } : entity
