import type { RefusalCode } from '../../domain/refusals/index.ts'
import type { CommandForm } from './types.ts'

/** The fields of the entity that refusals of a proposal are about; no revision changes them. */
export const entityFaults = {
  'listing.noEntityName': 'entity.name',
  'listing.formulaInName': 'entity.name',
  'listing.lostInName': 'entity.name',
  'listing.lostInRepresentative': 'entity.legalRepresentative',
  'listing.creditCodeInvalid': 'entity.code',
  'listing.codeInvalid': 'entity.code',
  'listing.codeDoubtful': 'entity.codeReason',
  'listing.codeOfOtherKind': 'entity.kind',
  'listing.codeKindOfOthers': 'entity.codeKind',
  'listing.seatNotAbroad': 'entity.district',
  'listing.unknownDistrict': 'entity.district',
} satisfies Partial<Record<RefusalCode, string>>

/** The fields of a proposal that its refusals are about. */
export const proposalFaults = {
  'listing.sameDecision': 'repeatReason',
  'listing.noLegalBasis': 'legalBasis',
  'listing.noEvidence': 'evidence',
  'listing.noRequirements': 'rectification.requirements',
  'listing.termInvalid': 'rectification.termDays',
  'listing.measureTwice': 'measures',
  'listing.measureNotInCatalogue': 'measures',
  'listing.measureOfOthers': 'measures',
  'listing.measureTargetMismatch': 'measures',
  'listing.measureTierMismatch': 'measures',
  'listing.measureBasisMismatch': 'measures',
  'listing.measureImplementerMismatch': 'measures',
  'listing.tierNotOnList': 'tier',
  'listing.tierNotOfPenalty': 'tier',
  'listing.conductAfterDecision': 'violation.endedOn',
  'listing.conductTooOld': 'violation.endedOn',
  'listing.lostInNumber': 'underlyingDecision.docNo',
  'listing.noPenaltyKind': 'underlyingDecision.penaltyKinds',
  'listing.unknownPenaltyKind': 'underlyingDecision.penaltyKinds',
  'listing.unknownListType': 'listType',
  'listing.listTypeNotInForce': 'listType',
  'listing.notASanctionList': 'listType',
} satisfies CommandForm<'listing.revise'>['faultOf']
