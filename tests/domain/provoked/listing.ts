import type { listingRefusals } from '../../../domain/listing/refusals.ts'
import { bring, determined, heard, inReview, Life, listed, notified } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import { proposal } from '../../support/proposal.ts'
import type { Provoked } from './types.ts'

const { officer, reviewer, entity } = people
const { entity: named, rectification, underlyingDecision: decision } = proposal()
const doubtful = { ...named, code: '91310115MA1FAKE28N' }
const paper = [{ title: '放弃声明（虚构）' }]
const ground = (id: string) => ({ grounds: [{ id, text: '事实不符' }], evidence: [] })
const service = { method: 'direct', servedOn: '2026-04-10', proof: '送达回证' } as const
const listing = { outcome: 'list', reasons: '事实清楚' } as const

const consent = { statement: '声明', receivedOn: '2026-04-07', method: 'post', files: paper } as const

const propose = (changes: Parameters<typeof proposal>[0]) =>
  new Life('2026-04-07').try(officer, 'listing.propose', proposal(changes))
const measures = (code: string, department = 'dept-finance') => propose({ measures: [{ code, department }] })

const asked = () => notified().do(entity, 'listing.askHearing', { reason: '要求听证' })
const notice = {
  servedOn: '2026-04-07',
  method: 'direct' as const,
  proof: '回证',
  hearingOn: '2026-04-20',
  place: '虚构路1号',
  chair: 'chair-song',
}
const summoned = () => asked().do(officer, 'listing.notifyHearing', notice)
const record = { heldOn: '2026-04-20', chair: 'chair-song', record: '听证笔录', signature: 'signed' } as const
const held = () => summoned().on('2026-04-20').do(officer, 'listing.holdHearing', record)
const waiver = { right: 'hearing', receivedOn: '2026-04-07', statement: '放弃', files: paper } as const
const waived = () => notified().do(officer, 'listing.recordWaiver', waiver)
const revocation = { reasons: '认定不当', evidence: [] }
// The longest term of both rights has passed.
const after = (life: Life) => life.on('2026-06-01')

export const ofListing: Provoked<typeof listingRefusals> = {
  'listing.unknownListType': () => propose({ listType: 'no-such-list' }),
  'listing.notASanctionList': () => propose({ listType: 'tax-class-a' }),
  'listing.listTypeNotInForce': () => propose({ listType: 'commerce-joint-sanction' }),
  'listing.tierNotOnList': () => propose({ tier: 'general', measures: [] }),
  'listing.noEntityName': () => propose({ entity: { ...named, name: ' ' } }),
  'listing.formulaInName': () => propose({ entity: { ...named, name: '=1+1' } }),
  'listing.lostInName': () => propose({ entity: { ...named, name: '上海虚构?海有限公司' } }),
  'listing.lostInRepresentative': () => propose({ entity: { ...named, legalRepresentative: '虚□' } }),
  'listing.lostInNumber': () =>
    propose({ underlyingDecision: { ...proposal().underlyingDecision, docNo: '沪虚罚?2026?1号' } }),
  'listing.creditCodeInvalid': () => propose({ entity: { ...named, code: '91310115MA1FAKEO7N' } }),
  'listing.unknownDistrict': () => propose({ entity: { ...named, district: '310108' } }),
  'listing.codeOfOtherKind': () => propose({ entity: { ...named, kind: 'soleTrader' } }),
  'listing.codeKindOfOthers': () => propose({ entity: { ...named, kind: 'naturalPerson', codeKind: 'creditCode' } }),
  'listing.codeInvalid': () => propose({ entity: { ...named, codeKind: 'registrationNumber' } }),
  'listing.codeDoubtful': () => propose({ entity: doubtful }),
  'listing.seatNotAbroad': () => propose({ entity: { ...named, codeKind: 'foreignRegistration', code: 'HRB12345B' } }),
  'listing.sameDecision': () => {
    const life = new Life('2026-04-07')
    life.repeats = ['BH-2026-000002']
    return life.try(officer, 'listing.propose', proposal())
  },
  'listing.notConfirmed': () =>
    new Life('2026-04-07')
      .do(officer, 'listing.propose', proposal({ entity: { ...doubtful, codeReason: '核对无误（虚构）' } }))
      .try(reviewer, 'listing.review', { outcome: 'agreed', comments: '' }),
  'listing.returnWithoutReason': () =>
    inReview().try(reviewer, 'listing.review', { outcome: 'returned', comments: ' ' }),
  'listing.conductAfterDecision': () =>
    propose({ violation: { type: '安全生产', facts: '虚构', endedOn: '2026-03-03' } }),
  'listing.conductTooOld': () => propose({ underlyingDecision: { ...decision, decidedOn: '2021-04-06' } }),
  'listing.noPenaltyKind': () => propose({ underlyingDecision: { ...decision, penaltyKinds: [] } }),
  'listing.unknownPenaltyKind': () => propose({ underlyingDecision: { ...decision, penaltyKinds: ['训诫'] } }),
  'listing.tierNotOfPenalty': () => propose({ underlyingDecision: { ...decision, penaltyKinds: ['警告'] } }),
  'listing.otherDistrict': () => propose({ district: '310101' }),
  'listing.noLegalBasis': () => propose({ legalBasis: ' ' }),
  'listing.noEvidence': () => propose({ evidence: [] }),
  'listing.noRequirements': () => propose({ rectification: { requirements: [] } }),
  'listing.termInvalid': () => propose({ rectification: { ...rectification, termDays: 0 } }),
  'listing.measureTwice': () => propose({ measures: [...proposal().measures, ...proposal().measures] }),
  'listing.measureNotInCatalogue': () => measures('M12'),
  'listing.measureOfOthers': () => measures('M16'),
  'listing.measureTargetMismatch': () => measures('M02'),
  'listing.measureTierMismatch': () => propose({ tier: 'minor', listType: 'watch-list' }),
  'listing.measureBasisMismatch': () =>
    propose({
      entity: { ...named, kind: 'naturalPerson', code: '310101190001010011' },
      measures: [{ code: 'M05', department: 'dept-education' }],
    }),
  'listing.measureImplementerMismatch': () => measures('M06', 'dept-honours'),
  'listing.notNow': () => inReview().try(officer, 'listing.serveNotice', { ...service, servedOn: '2026-04-07' }),
  'listing.revocationAlreadyProposed': () =>
    listed().do(officer, 'listing.proposeRevocation', revocation).try(officer, 'listing.proposeRevocation', revocation),
  'listing.revocationNotProposed': () => listed().try(reviewer, 'listing.revoke', { reasons: '查实' }),
  'listing.sameRevoker': () =>
    listed()
      .do(officer, 'listing.proposeRevocation', revocation)
      .try({ ...reviewer, id: officer.id }, 'listing.revoke', { reasons: '查实' }),
  'listing.sameReviewer': () =>
    inReview().try({ ...reviewer, id: officer.id }, 'listing.review', { outcome: 'agreed', comments: '' }),
  'listing.sameDeterminer': () => heard().try({ ...reviewer, id: officer.id }, 'listing.determine', listing),
  'listing.noGrounds': () => notified().try(entity, 'listing.defend', { grounds: [], evidence: [] }),
  'listing.tooManyGrounds': () =>
    notified().try(entity, 'listing.defend', {
      grounds: Array.from({ length: 201 }, (_, n) => ({ id: `g${n}`, text: '理由' })),
      evidence: [],
    }),
  'listing.groundTwice': () =>
    notified().do(entity, 'listing.defend', ground('g1')).try(entity, 'listing.defend', ground('g1')),
  'listing.groundUnknown': () =>
    notified()
      .do(entity, 'listing.defend', ground('g1'))
      .try(officer, 'listing.answerGrounds', { answers: [{ ground: 'g2', answer: '', accepted: false }] }),
  'listing.noGroundsToAnswer': () => notified().try(officer, 'listing.answerGrounds', { answers: [] }),
  'listing.groundsUnanswered': () =>
    bring(notified().do(entity, 'listing.defend', ground('g1')), 'heard', 'notified').try(
      reviewer,
      'listing.determine',
      listing,
    ),
  'listing.defenceTooLate': () => after(notified()).try(entity, 'listing.defend', ground('g1')),
  'listing.hearingAlreadyAsked': () => asked().try(entity, 'listing.askHearing', { reason: '再次要求' }),
  'listing.hearingTooLate': () => after(notified()).try(entity, 'listing.askHearing', { reason: '要求听证' }),
  'listing.noHearing': () => notified().try(officer, 'listing.notifyHearing', notice),
  'listing.hearingNoticeTooShort': () =>
    asked().try(officer, 'listing.notifyHearing', { ...notice, hearingOn: '2026-04-08' }),
  'listing.hearingNotNotified': () => asked().try(officer, 'listing.holdHearing', record),
  'listing.hearingAlreadyHeld': () => held().try(officer, 'listing.holdHearing', record),
  'listing.hearingNotYet': () => summoned().try(officer, 'listing.holdHearing', record),
  'listing.hearingPending': () => after(asked()).try(reviewer, 'listing.determine', listing),
  'listing.notHeardYet': () => notified().try(reviewer, 'listing.determine', listing),
  'listing.chairOfCase': () => asked().try(officer, 'listing.notifyHearing', { ...notice, chair: officer.id }),
  'listing.refusalNotNoted': () =>
    summoned()
      .on('2026-04-20')
      .try(officer, 'listing.holdHearing', { ...record, signature: 'refused' }),
  'listing.rightWaived': () => heard().try(entity, 'listing.defend', ground('g1')),
  'listing.nothingToWaive': () => after(notified()).try(entity, 'listing.waiveHearing', { statement: '放弃' }),
  'listing.waiverAlreadyRecorded': () => waived().try(officer, 'listing.recordWaiver', waiver),
  'listing.noSignedWaiver': () => notified().try(officer, 'listing.recordWaiver', { ...waiver, files: [] }),
  'listing.noWaiver': () => notified().try(reviewer, 'listing.confirmWaiver', { comments: '属实' }),
  'listing.sameWaiverConfirmer': () =>
    waived().try({ ...reviewer, id: officer.id }, 'listing.confirmWaiver', { comments: '属实' }),
  'listing.tierAggravated': () =>
    heard({ tier: 'minor', listType: 'watch-list', measures: [] }).try(reviewer, 'listing.determine', {
      ...listing,
      tier: 'serious',
    }),
  'listing.measureAdded': () => heard().try(reviewer, 'listing.determine', { ...listing, measures: ['M08'] }),
  'listing.unheard': () => {
    const life = bring(inReview(), 'reviewed', 'inReview').do(officer, 'paper.consent', consent)
    life.do(officer, 'listing.serveNotice', { method: 'electronic', servedOn: '2026-04-07', proof: '到达记录' })
    life.on('2026-04-15').do(people.system, 'listing.closeDefence', {}).do(reviewer, 'listing.determine', listing)
    const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
    life.do(officer, 'listing.serveDecision', { ...service, servedOn: '2026-04-15', ...numbers })
    life.on('2026-04-22').do(people.system, 'publicity.publish', {}).do(officer, 'paper.withdrawConsent', consent)
    return life.try(people.system, 'measure.dispatch', { measure: 'M06' })
  },
  'listing.dualServiceMissing': () =>
    determined().try(officer, 'listing.serveDecision', { ...service, decisionDocNo: '', repairGuidanceDocNo: '' }),
}
