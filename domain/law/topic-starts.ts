import type { LocalDate } from '../dates.ts'
import type { TermStart } from '../terms/term-starts.ts'
import type { Topic } from '../topics.ts'

/**
 * The events that each topic has, of which a rule's `countsFrom` names one: code passes their legal days, and the rule
 * picks. A pack whose rule counts from another event is refused when it is loaded or published.
 */
export const topicStarts = {
  'listing.review': ['proposed'],
  'listing.serveNotice': ['reviewAgreed'],
  'listing.defence': ['noticeServed'],
  'listing.hearingRequest': ['noticeServed'],
  'listing.hearingNotice': ['hearingNoticeServed'],
  'listing.hearing': ['hearingAsked'],
  'listing.determine': ['defenceEnded'],
  'listing.serveDecision': ['decided'],
  'service.direct': ['signedFor'],
  'service.left': ['leftAtPlace'],
  'service.post': ['receivedByPost'],
  'service.electronic': ['arrivedElectronically'],
  'service.public': ['publicNoticePosted'],
  'service.act': ['actDone'],
  'listing.revocation': ['ownRevocationProposed'],
  'publicity.preview': ['decisionServed'],
  'publicity.publish': ['decided', 'decisionServed'],
  'publicity.min': ['decided', 'penaltyDecided', 'listed', 'published'],
  'publicity.max': ['decided', 'penaltyDecided', 'listed', 'published'],
  'measure.acknowledge': ['measureDispatched'],
  'measure.carryOut': ['measureAcknowledged'],
  'measure.feedBack': ['measureCarriedOut'],
  'measure.lift': ['liftOrdered'],
  'rectification.term': ['decisionServed'],
  'rectification.extension': ['extensionAsked'],
  'rectification.check': ['evidenceSubmitted'],
  'rectification.cure': ['gapsTold'],
  'rectification.reopening': ['reopeningProposed'],
  'rectification.again': ['rectificationReopened', 'reopeningServed'],
  'interview.arrange': ['interviewOpened', 'termPassed'],
  'interview.day': ['interviewArranged'],
  'interview.notice': ['interviewNoticeServed'],
  'interview.record': ['interviewDay'],
  'interview.report': ['interviewDay'],
  'query.term': ['conductEnded'],
  'objection.mark': ['objectionReceived'],
  'objection.verify': ['objectionReceived', 'objectionPassedOn'],
  'repair.accept': ['applicationReceived'],
  'repair.supplement': ['gapsTold'],
  'repair.decide': ['applicationAccepted'],
  'repair.revocationDefence': ['revocationNoticeServed'],
  'repair.revocation': ['revocationProposed', 'revocationDefenceEnded'],
  'repair.barDefence': ['barNoticeServed'],
  'repair.bar': ['barDefenceEnded'],
  'repair.fraudBar': ['repairRevoked'],
  'repair.fraudPublicity': ['repairRevoked'],
  'undoing.publication': ['publicityEnded'],
  'undoing.sharing': ['publicityEnded', 'repairConcluded'],
  'undoing.use': ['publicityEnded', 'certificateReceived'],
  'annulment.confirm': ['annulmentRecorded'],
  'annulment.withdraw': ['annulmentConfirmed', 'annulmentTold'],
  'correction.confirm': ['correctionProposed'],
  'paper.confirm': ['paperEntered'],
  'chase.report': ['termPassed'],
  'district.rate': ['reportingPeriodEnded'],
} as const satisfies Readonly<Record<Topic, readonly TermStart[]>>

/**
 * Events from which packs of earlier releases counted and no new one may: what ran by them is still explained. `until` is
 * the last version of the pack that has it.
 */
export const formerStarts: Readonly<
  Partial<
    Record<Topic, { readonly start: TermStart; readonly until: { readonly pack: string; readonly version: number } }>
  >
> = {
  // Nobody defends himself before he is told (行政处罚法 Art 44).
  'repair.revocationDefence': { start: 'revocationProposed', until: { pack: 'operator-dates', version: 2 } },
}

/** An event that a topic has. */
type StartOf<T extends Topic> = (typeof topicStarts)[T][number]

/** The legal day of every event of a topic; undefined for one that has not happened in the case. */
export type Starts<T extends Topic> = { readonly [S in StartOf<T>]: LocalDate | undefined }

// A case that ends otherwise than by repair has none of the first two; the term of an annulment begins before it is confirmed.
const notSure: ReadonlySet<TermStart> = new Set(['repairConcluded', 'certificateReceived', 'annulmentConfirmed'])

/** The events of a topic that have happened in every case in which its term begins. */
export function sureStarts(topic: Topic): TermStart[] {
  return topicStarts[topic].filter((start) => !notSure.has(start))
}

/** The event from which the same term runs when it begins again in a case, whatever rule sets its length. */
export const restarts = {
  'listing.review': 'proposalRevised',
  'listing.hearing': 'hearingNoticeServed',
  'listing.determine': 'decisionFell',
  'listing.revocation': 'decisionFell',
  'publicity.publish': 'publiclyServed',
  'measure.carryOut': 'measureDoneInPart',
  'publicity.min': 'publicityRestored',
  'publicity.max': 'publicityRestored',
  'rectification.term': 'termEnded',
  'interview.arrange': 'interviewMissed',
  'interview.report': 'termEnded',
  'repair.accept': 'supplementReceived',
  'repair.revocation': 'decisionFell',
  'repair.bar': 'decisionFell',
} as const satisfies Readonly<Partial<Record<Topic, TermStart>>>

/** A topic whose term may begin again. */
export type RestartableTopic = keyof typeof restarts
