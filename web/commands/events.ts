import type { EventType } from '../../domain/case.ts'
import type { Fields } from '../form/fields.ts'
import { formOf } from './index.ts'
import { proposalFields } from './proposal-fields.ts'
import type { HumanCommand } from './types.ts'

/** The command whose form has the words for an event's data. */
const commandOf: Readonly<Partial<Record<EventType, HumanCommand>>> = {
  'listing.reviewed': 'listing.review',
  'listing.returned': 'listing.review',
  'listing.revised': 'listing.revise',
  'listing.withdrawn': 'listing.withdraw',
  'listing.noticeServed': 'listing.serveNotice',
  'listing.defended': 'listing.defend',
  'listing.defenceWaived': 'listing.waiveDefence',
  'listing.hearingAsked': 'listing.askHearing',
  'listing.hearingNotified': 'listing.notifyHearing',
  'listing.hearingHeld': 'listing.holdHearing',
  'listing.groundsAnswered': 'listing.answerGrounds',
  'listing.notListed': 'listing.determine',
  'listing.listed': 'listing.serveDecision',
  'measure.acknowledged': 'measure.acknowledge',
  'measure.carriedOut': 'measure.carryOut',
  'measure.fedBack': 'measure.feedBack',
  'measure.lifted': 'measure.confirmLift',
  'rectification.committed': 'rectification.commit',
  'rectification.evidenceSubmitted': 'rectification.submitEvidence',
  'rectification.accepted': 'rectification.accept',
  'rectification.evidenceReturned': 'rectification.returnEvidence',
  'rectification.extensionAsked': 'rectification.askExtension',
  'rectification.extensionRefused': 'rectification.refuseExtension',
  'interview.arranged': 'interview.arrange',
  'interview.approved': 'interview.approve',
  'interview.notified': 'interview.notify',
  'interview.moved': 'interview.move',
  'interview.held': 'interview.hold',
  'interview.noShow': 'interview.recordNoShow',
  'objection.filed': 'objection.file',
  'objection.verified': 'objection.verify',
  'objection.upheld': 'objection.uphold',
  'objection.rejected': 'objection.reject',
  'repair.applied': 'repair.apply',
  'repair.gapsNamed': 'repair.nameGaps',
  'repair.supplemented': 'repair.supplement',
  'repair.accepted': 'repair.accept',
  'repair.verified': 'repair.verify',
  'repair.granted': 'repair.grant',
  'repair.refused': 'repair.refuse',
  'repair.withdrawn': 'repair.withdraw',
  'repair.revocationProposed': 'repair.proposeRevocation',
  'repair.revoked': 'repair.revoke',
  'annulment.recorded': 'annulment.record',
  'annulment.confirmed': 'annulment.confirm',
}

/** The fields that name an event's data; none for what has no words of a person. */
export function fieldsOfEvent(type: string): Fields {
  if (type === 'listing.proposed') return proposalFields
  if (type === 'listing.determined') return determinedFields
  const command = commandOf[type as EventType]
  return command ? formOf(command).fields : {}
}

const { reasons, tier } = formOf('listing.determine').fields
const determinedFields = {
  ...(reasons ? { reasons } : {}),
  ...(tier ? { tier } : {}),
  measures: proposalFields.measures,
}
