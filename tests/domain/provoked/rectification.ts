import type { interviewRefusals } from '../../../domain/interview/refusals.ts'
import type { rectificationRefusals } from '../../../domain/rectification/refusals.ts'
import {
  approved,
  arranged,
  interviewed,
  interviewRecord,
  overdue,
  rectified,
  reopenable,
  submitted,
  summoned,
} from '../../support/later-life.ts'
import { inReview, listed, published } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import type { Provoked } from './types.ts'

const { officer, reviewer, entity, system } = people
const commitment = { commitment: '承诺整改' }
const gap = (requirement: string) => ({ gaps: [{ requirement, text: '缺少材料' }] })
const more = { reason: '设备到货晚', days: 10 }
const asked = () => published().do(entity, 'rectification.askExtension', more)
const again = { scheduledOn: '2026-06-24', place: '虚构路1号', officers: ['officer-lin', 'officer-gu'] }
const moved = { scheduledOn: '2026-07-09', reason: '申请改期' }
const notice = { method: 'direct', proof: '送达回证3' } as const
const agreed = { comments: '同意' }
const forged = { reasons: '材料虚假', evidence: [{ title: '鉴定意见（虚构）' }] }

export const ofRectification: Provoked<typeof rectificationRefusals> = {
  'rectification.sameAccepter': () => submitted().try(officer, 'rectification.accept', { findings: '属实' }),
  'rectification.requirementsOpen': () =>
    published()
      .do(entity, 'rectification.commit', commitment)
      .do(entity, 'rectification.submitEvidence', { items: [{ requirement: 'r1', statement: '已停', evidence: [] }] })
      .try(reviewer, 'rectification.accept', { findings: '属实' }),
  'rectification.notOrdered': () => inReview().try(entity, 'rectification.commit', commitment),
  'rectification.notNow': () => rectified().try(entity, 'rectification.commit', commitment),
  'rectification.alreadyCommitted': () => submitted().try(entity, 'rectification.commit', commitment),
  'rectification.emptyCommitment': () => published().try(entity, 'rectification.commit', { commitment: ' ' }),
  'rectification.noCommitment': () => published().try(entity, 'rectification.submitEvidence', { items: [] }),
  'rectification.noEvidence': () =>
    published()
      .do(entity, 'rectification.commit', commitment)
      .try(entity, 'rectification.submitEvidence', { items: [] }),
  'rectification.requirementUnknown': () => submitted().try(officer, 'rectification.returnEvidence', gap('r9')),
  'rectification.noGaps': () => submitted().try(officer, 'rectification.returnEvidence', { gaps: [] }),
  'rectification.gapNotToldBefore': () =>
    submitted()
      .do(officer, 'rectification.returnEvidence', gap('r1'))
      .do(entity, 'rectification.submitEvidence', { items: [{ requirement: 'r1', statement: '已补', evidence: [] }] })
      .try(officer, 'rectification.returnEvidence', gap('r2')),
  'rectification.alreadyOverdue': () => overdue().try(system, 'rectification.markOverdue', {}),
  'rectification.submittedInTime': () => submitted().on('2026-06-10').try(system, 'rectification.markOverdue', {}),
  'rectification.notToBeReferred': () => overdue().try(system, 'rectification.refer', {}),
  'rectification.noExtensionAsked': () => published().try(reviewer, 'rectification.approveExtension', agreed),
  'rectification.extensionAlreadyAsked': () => asked().try(entity, 'rectification.askExtension', more),
  'rectification.extensionTooLate': () => overdue().try(entity, 'rectification.askExtension', more),
  'rectification.extensionDaysInvalid': () =>
    published().try(entity, 'rectification.askExtension', { ...more, days: 0 }),
  // Publicity of a minor record is over long before its rectification would be.
  'rectification.extensionBeyondPublicity': () =>
    published({ listType: 'watch-list', tier: 'minor', measures: [] })
      .on('2026-06-01')
      .try(entity, 'rectification.askExtension', { ...more, days: 60 }),
  'rectification.extensionPending': () => asked().on('2026-06-10').try(system, 'rectification.markOverdue', {}),
  // Sent back in time, and nobody has told the entity when its term ends.
  'rectification.answerNotServed': () =>
    submitted()
      .do(officer, 'rectification.returnEvidence', gap('r1'))
      .on('2026-07-10')
      .try(system, 'rectification.markOverdue', {}),
  'rectification.extensionsUsedUp': () =>
    asked().do(reviewer, 'rectification.approveExtension', agreed).try(entity, 'rectification.askExtension', more),
  'rectification.notAccepted': () => submitted().try(officer, 'rectification.proposeReopening', forged),
  'rectification.noProofOfForgery': () =>
    rectified().try(officer, 'rectification.proposeReopening', { ...forged, evidence: [] }),
  'rectification.reopeningAlreadyProposed': () => reopenable().try(officer, 'rectification.proposeReopening', forged),
  'rectification.reopeningNotProposed': () => rectified().try(reviewer, 'rectification.reopen', { reasons: '查实' }),
  'rectification.sameReopener': () =>
    reopenable().try({ ...reviewer, id: officer.id }, 'rectification.reopen', { reasons: '查实' }),
  'rectification.sameExtensionApprover': () =>
    published()
      .do(officer, 'rectification.askExtension', more)
      .try({ ...reviewer, id: officer.id }, 'rectification.approveExtension', agreed),
}

export const ofInterview: Provoked<typeof interviewRefusals> = {
  'interview.notOpened': () => listed().try(officer, 'interview.arrange', again),
  'interview.notNeeded': () => rectified(interviewed()).try(officer, 'interview.arrange', again),
  'interview.notNow': () => interviewed().try(reviewer, 'interview.approve', agreed),
  'interview.notDue': () => published().try(system, 'interview.open', { kind: 'reminder' }),
  'interview.otherKindDue': () => overdue().try(system, 'interview.open', { kind: 'warning' }),
  'interview.tooFewOfficers': () =>
    interviewed().try(officer, 'interview.arrange', { ...again, officers: ['officer-lin', 'officer-lin'] }),
  'interview.sameApprover': () => arranged().try({ ...reviewer, id: officer.id }, 'interview.approve', agreed),
  'interview.moveAlreadyProposed': () =>
    summoned().do(officer, 'interview.move', moved).try(officer, 'interview.move', moved),
  'interview.movedBefore': () =>
    summoned()
      .do(officer, 'interview.move', moved)
      .do(reviewer, 'interview.approve', agreed)
      .do(officer, 'interview.notify', { ...notice, servedOn: '2026-06-10' })
      .try(officer, 'interview.move', { ...moved, scheduledOn: '2026-07-20' }),
  'interview.noticeTooShort': () =>
    interviewed().try(officer, 'interview.arrange', { ...again, scheduledOn: '2026-06-11' }),
  'interview.tooFarAhead': () =>
    interviewed().try(officer, 'interview.arrange', { ...again, scheduledOn: '2026-07-10' }),
  'interview.otherOfficers': () =>
    summoned()
      .on('2026-06-24')
      .try(officer, 'interview.hold', { ...interviewRecord, officers: ['officer-lin', 'x'] }),
  'interview.noAuthorisation': () => {
    const { authorisation: _none, ...record } = interviewRecord
    return summoned()
      .on('2026-06-24')
      .try(officer, 'interview.hold', { ...record, interviewee: '王某（虚构）' })
  },
  'interview.notYet': () => summoned().try(officer, 'interview.hold', { ...interviewRecord, heldOn: '2026-06-10' }),
  'interview.refusalNotNoted': () =>
    approved()
      .do(officer, 'interview.notify', { ...notice, servedOn: '2026-06-10' })
      .on('2026-06-24')
      .try(officer, 'interview.hold', { ...interviewRecord, signature: 'refused' }),
}
