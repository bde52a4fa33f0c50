import type { CommandType } from '../../domain/case.ts'
import type { RefusalCode } from '../../domain/refusals/index.ts'
import type { Model } from './model-state.ts'

const knows = (m: Model) => !['inReview', 'returned', 'reviewed', 'withdrawn'].includes(m.listing)
const running = (m: Model) => m.closed === undefined && m.undoing === undefined
const inForce = (m: Model) => running(m) && m.listing === 'listed'
const listing =
  (...words: string[]) =>
  (m: Model) =>
    running(m) && words.includes(m.listing)
const measure =
  (...words: string[]) =>
  (m: Model, p: { measure?: string }) =>
    words.includes(m.measures[p.measure ?? ''] ?? '')
const rectifying =
  (...words: string[]) =>
  (m: Model) =>
    inForce(m) && words.includes(m.rectification)
// An end by time ends the sanction and not the duty to correct.
const owing =
  (...words: string[]) =>
  (m: Model) =>
    (inForce(m) || (m.listing === 'listed' && m.reason === 'expired')) && words.includes(m.rectification)
const interview =
  (...words: string[]) =>
  (m: Model) =>
    inForce(m) && m.rectification !== 'accepted' && words.includes(m.interview)
const objection =
  (...words: string[]) =>
  (m: Model) =>
    words.includes(m.objection)
const repair =
  (...words: string[]) =>
  (m: Model) =>
    inForce(m) && words.includes(m.repair)
const toBeServed = (m: Model) =>
  listing('reviewed', 'determined')(m) ||
  (listing('defence')(m) && m.hearing === 'asked') ||
  interview('approved')(m) ||
  m.toServe.length > 0
// So does a paper by which the determination would fall, until a second person has looked at it (decision 0060).
const pending = (m: Model) =>
  m.annulment === 'recorded' || ['paper.withdrawConsent', 'paper.defend', 'paper.askHearing'].includes(m.waits ?? '')
const repaired = (m: Model) => m.repair === 'granted' && m.reason === 'repaired'

/**
 * When a command is lawful by its state. `date` marks those that may still fail for a date or the payload, where it can
 * be said with which refusals only.
 */
export const lawful: Record<
  Exclude<CommandType, 'listing.propose'>,
  { if: (m: Model, payload: any) => boolean; date?: true | readonly RefusalCode[] }
> = {
  'listing.review': { if: listing('inReview') },
  'listing.revise': { if: listing('inReview', 'returned'), date: ['listing.conductTooOld'] },
  'listing.withdraw': { if: listing('inReview', 'returned', 'reviewed') },
  // By public notice only when its days have passed (民事诉讼法 Art 95).
  'listing.serveNotice': { if: listing('reviewed'), date: ['deadline.notPassed'] },
  // 行政处罚法 Arts 44, 45, 63-65: each right lasts for its whole term unless the entity gives it up expressly.
  'listing.defend': { if: (m) => listing('defence')(m) && m.defence === 'open', date: true },
  'listing.waiveDefence': { if: (m) => listing('defence')(m) && m.defence === 'open', date: true },
  'listing.waiveHearing': { if: (m) => listing('defence')(m) && m.hearing !== 'over', date: true },
  'listing.recordWaiver': {
    if: (m, p) => listing('defence')(m) && m.paper === 'none' && m[p.right as 'defence' | 'hearing'] !== 'over',
    date: true,
  },
  'listing.confirmWaiver': { if: (m) => listing('defence')(m) && m.paper !== 'none', date: true },
  'listing.refuseWaiver': { if: (m) => listing('defence')(m) && m.paper !== 'none' },
  'listing.closeDefence': { if: listing('defence'), date: true },
  'listing.askHearing': { if: (m) => listing('defence')(m) && m.hearing === 'open', date: true },
  'listing.notifyHearing': {
    if: (m) => listing('defence')(m) && ['asked', 'notified'].includes(m.hearing),
    date: ['deadline.notPassed', 'listing.hearingNoticeTooShort'],
  },
  'listing.holdHearing': { if: (m) => listing('defence')(m) && m.hearing === 'notified', date: true },
  'listing.endHearing': { if: (m) => listing('defence')(m) && m.hearing === 'notified', date: true },
  'listing.answerGrounds': { if: (m) => listing('defence', 'determination')(m) && m.grounds, date: true },
  'listing.determine': {
    // A decision in favour of the entity waits for nothing.
    if: (m, p) => (p.outcome === 'notList' ? listing('defence', 'determination')(m) : listing('determination')(m)),
    date: true,
  },
  'listing.serveDecision': { if: listing('determined'), date: ['deadline.notPassed'] },
  // 行政处罚法 Art 61(2): electronically only with consent; 民事诉讼法 Art 95: publicly only when other ways have failed.
  // The entity itself consents once it knows of the case, and on paper also with the penalty before.
  // Given while anything may still be served, and taken back at any time.
  'service.consent': { if: (m) => knows(m) && (m.closed === undefined || m.listing === 'listed') && !m.consent },
  'service.withdrawConsent': { if: (m) => knows(m) && m.consent },
  // Also of the notices that call it to a hearing or an interview, else who cannot be found stops both for ever.
  'service.recordAttempt': { if: (m) => toBeServed(m) },
  'service.postPublicly': {
    if: (m) => toBeServed(m),
    date: ['service.otherWaysFirst', 'service.alreadyPosted', 'interview.noticeTooShort', 'date.tooEarly'],
  },
  // What has no service of its own is served so, and the term of the entity runs from it.
  'service.serve': { if: (m) => m.toServe.length > 0, date: ['deadline.notPassed'] },
  // 条例 Art 37, SAMR Order 45 Art 12: before the service of the decision, before and while it is public.
  'listing.proposeRevocation': { if: (m) => listing('determined', 'listed')(m) && !m.ownRevocation },
  'listing.revoke': { if: (m) => listing('determined', 'listed')(m) && m.ownRevocation },
  'listing.refuseRevocation': { if: (m) => listing('determined', 'listed')(m) && m.ownRevocation },
  // 行政处罚法 Art 48: an annulment that waits for the second person holds publication and dispatch back.
  'publicity.publish': { if: (m) => inForce(m) && m.publicity === 'none' && !pending(m), date: true },
  'publicity.waivePreview': { if: (m) => inForce(m) && m.preview, date: true },
  'publicity.expire': { if: (m) => inForce(m) && m.publicity === 'on', date: true },
  'measure.dispatch': {
    if: (m, p) => inForce(m) && m.publicity === 'on' && !pending(m) && measure('determined')(m, p),
  },
  // Until an annulment is decided no measure is begun or gone on with, and after it each begins anew.
  'measure.hold': {
    if: (m, p) =>
      inForce(m) &&
      pending(m) &&
      !m.held.has(p.measure) &&
      measure('dispatched', 'acknowledged', 'carriedOut', 'fedBack')(m, p),
  },
  'measure.release': { if: (m, p) => inForce(m) && !pending(m) && m.held.has(p.measure) },
  'measure.acknowledge': { if: (m, p) => inForce(m) && !pending(m) && measure('dispatched')(m, p) },
  // Reported as not applicable, it may turn out to apply after all.
  'measure.carryOut': { if: (m, p) => inForce(m) && !pending(m) && measure('acknowledged', 'notApplied')(m, p) },
  'measure.feedBack': {
    if: (m, p) => inForce(m) && measure('carriedOut', 'acknowledged', 'fedBack', 'notApplied')(m, p),
    date: true,
  },
  'measure.handOver': {
    if: (m, p) => m.closed === undefined && measure('dispatched', 'acknowledged', 'carriedOut', 'liftOrdered')(m, p),
    // The department of these lives carries out none of their measures.
    date: ['listing.measureImplementerMismatch'],
  },
  'measure.orderLift': {
    if: (m, p) =>
      !m.closed && m.undoing !== undefined && measure('dispatched', 'acknowledged', 'carriedOut', 'fedBack')(m, p),
  },
  // Also while the case goes on, where a changed decision bears the measure no more.
  'measure.confirmLift': { if: measure('liftOrdered') },
  'rectification.commit': { if: (m) => owing('ordered', 'submitted', 'returned')(m) && !m.committed },
  'rectification.submitEvidence': { if: (m) => owing('ordered', 'returned')(m) && m.committed },
  // All that was ordered is shown before it is accepted.
  'rectification.accept': { if: owing('submitted'), date: ['rectification.requirementsOpen'] },
  'rectification.returnEvidence': { if: owing('submitted') },
  'rectification.askExtension': {
    if: (m) => rectifying('ordered', 'submitted', 'returned')(m) && m.extension === 'none',
    date: true,
  },
  'rectification.approveExtension': {
    if: (m) => owing('ordered', 'submitted', 'returned')(m) && m.extension === 'asked',
    // Publicity may have begun since it was asked for, and rectification ends with it at the latest.
    date: ['rectification.extensionBeyondPublicity'],
  },
  'rectification.refuseExtension': {
    if: (m) => owing('ordered', 'submitted', 'returned')(m) && m.extension === 'asked',
  },
  'rectification.proposeReopening': { if: (m) => rectifying('accepted')(m) && !m.reopening },
  'rectification.reopen': { if: (m) => rectifying('accepted')(m) && m.reopening },
  'rectification.refuseReopening': { if: (m) => rectifying('accepted')(m) && m.reopening },
  'rectification.markOverdue': {
    // Asked for in time, more time is not refused by waiting.
    if: (m) => rectifying('ordered', 'submitted', 'returned')(m) && !m.overdue && m.extension !== 'asked',
    date: true,
  },
  'rectification.refer': {
    if: (m) => rectifying('ordered', 'returned')(m) && m.overdue && !m.referred && m.interviews === 2,
    date: true,
  },
  'interview.open': {
    if: (m) => rectifying('ordered', 'returned')(m) && m.overdue && !m.referred && m.interviews < 2,
    date: true,
  },
  'interview.arrange': { if: interview('opened', 'arranged', 'returned', 'approved') },
  // Another day after the notice needs a second person as the first one did.
  'interview.approve': { if: (m) => interview('arranged')(m) || (interview('notified')(m) && m.move), date: true },
  'interview.return': { if: (m) => interview('arranged')(m) || (interview('notified')(m) && m.move) },
  'interview.notify': { if: interview('approved'), date: true },
  'interview.move': { if: (m) => interview('notified')(m) && !m.moved && !m.move },
  'interview.hold': { if: interview('notified'), date: true },
  'interview.recordNoShow': { if: interview('notified'), date: true },
  // 条例 Arts 35-37: from the listing for as long as the record is kept and may be queried.
  'objection.file': {
    if: (m) =>
      m.listing === 'listed' &&
      ![m.reason, m.closed].some((end) => ['annulled', 'removed', 'revoked'].includes(end ?? '')) &&
      !['filed', 'verified'].includes(m.objection),
    date: true,
  },
  'objection.mark': { if: (m) => objection('filed', 'verified')(m) && !m.marked },
  'objection.verify': { if: objection('filed') },
  // Upheld by correction, it confirms the correction that was proposed, or one was made since it was filed.
  'objection.uphold': {
    if: (m, p) => objection('verified')(m) && (p.outcome === 'removed' || m.correction || m.correctedSince),
    date: ['correction.overtaken', 'correction.heardTooEarly', 'correction.againstEntity'],
  },
  'objection.reject': { if: objection('verified') },
  'repair.apply': {
    if: (m) =>
      inForce(m) &&
      m.rectification === 'accepted' &&
      !['applied', 'gapsNamed', 'accepted', 'verified'].includes(m.repair),
    date: true,
  },
  'repair.nameGaps': { if: (m) => repair('applied')(m) && !m.gapsTold },
  'repair.supplement': { if: repair('gapsNamed') },
  'repair.lapse': { if: repair('gapsNamed'), date: true },
  'repair.accept': { if: repair('applied') },
  'repair.verify': { if: repair('accepted') },
  // Order 36: what is not corrected is not repaired.
  'repair.grant': { if: (m) => repair('verified')(m) && m.rectification === 'accepted', date: ['repair.barred'] },
  'repair.refuse': { if: repair('verified') },
  'repair.withdraw': { if: repair('applied', 'gapsNamed', 'accepted', 'verified') },
  'repair.proposeRevocation': { if: (m) => repaired(m) && !m.revocation },
  // Heard before, to the last day of its term.
  'repair.defendRevocation': { if: (m) => repaired(m) && m.revocation, date: ['repair.revocationDefenceTooLate'] },
  'repair.revoke': {
    if: (m) => repaired(m) && m.revocation && !m.toServe.includes('revocation'),
    date: ['repair.revocationNotHeard'],
  },
  'repair.refuseRevocation': { if: (m) => repaired(m) && m.revocation },
  // A right is taken away for years only after notice and defence (行政处罚法 Arts 41, 44, 45), whatever was refused.
  'repair.proposeBar': { if: (m) => repair('refused', 'withdrawn')(m) && !m.bar, date: ['repair.nothingToBar'] },
  'repair.defendBar': { if: (m) => inForce(m) && m.bar, date: ['repair.barDefenceTooLate'] },
  'repair.bar': { if: (m) => inForce(m) && m.bar && !m.toServe.includes('bar'), date: ['repair.barNotHeard'] },
  'repair.refuseBar': { if: (m) => inForce(m) && m.bar },
  // A paper counts as of the day of its receipt: what is lawful for the entity, and what was until its term had passed.
  'paper.defend': {
    if: (m) => listing('defence', 'determination')(m) && (m.defence === 'open' || m.lapsed.has('defence')),
    date: true,
  },
  'paper.askHearing': {
    if: (m) => listing('defence', 'determination')(m) && (m.hearing === 'open' || m.lapsed.has('hearing')),
    date: true,
  },
  'paper.commit': { if: (m) => owing('ordered', 'submitted', 'returned')(m) && !m.committed },
  'paper.submitEvidence': { if: (m) => owing('ordered', 'returned')(m) && m.committed },
  'paper.askExtension': {
    if: (m) => rectifying('ordered', 'submitted', 'returned')(m) && m.extension === 'none',
    date: true,
  },
  'paper.fileObjection': {
    if: (m) =>
      m.listing === 'listed' &&
      ![m.reason, m.closed].some((end) => ['annulled', 'removed', 'revoked'].includes(end ?? '')) &&
      !['filed', 'verified'].includes(m.objection),
    date: true,
  },
  'paper.applyRepair': {
    if: (m) =>
      inForce(m) &&
      m.rectification === 'accepted' &&
      !['applied', 'gapsNamed', 'accepted', 'verified'].includes(m.repair),
    date: true,
  },
  'paper.supplementRepair': { if: repair('gapsNamed', 'lapsed'), date: true },
  'paper.defendRevocation': { if: (m) => repaired(m) && m.revocation, date: true },
  'paper.defendBar': { if: (m) => inForce(m) && m.bar, date: true },
  // By the days of receipt, in whatever order they are entered.
  'paper.consent': {
    if: (m) => m.closed === undefined || m.listing === 'listed',
    date: ['service.alreadyConsented', 'paper.waiting'],
  },
  'paper.withdrawConsent': { if: (m) => m.consentedOnce, date: ['service.noConsentToWithdraw', 'paper.waiting'] },
  // What was entered may have been overtaken by the time a second person looks at it: he can refuse it.
  'paper.confirm': { if: (m) => m.waits !== undefined, date: true },
  'paper.refuse': { if: (m) => m.waits !== undefined },
  'paper.withdrawRepair': { if: repair('applied', 'gapsNamed', 'accepted', 'verified') },
  'annulment.record': {
    if: (m) => m.annulment === 'none' && !['notListed', 'withdrawn'].includes(m.closed ?? ''),
    // Said to be changed, and nothing of it is.
    date: ['annulment.noChange'],
  },
  'annulment.confirm': { if: (m) => m.annulment === 'recorded', date: true },
  'annulment.refuse': { if: (m) => m.annulment === 'recorded' },
  // SAMR Order 45 Art 12: what is wrong is put right in good time, whatever has become of the case, while it is kept.
  'correction.propose': {
    if: (m) =>
      !m.correction &&
      ![m.reason, m.closed].some((end) =>
        ['notListed', 'withdrawn', 'annulled', 'removed', 'revoked'].includes(end ?? ''),
      ),
    // Whether a day may be typed, and whether anything has been, the table of typed days and the case say.
    date: ['date.tooEarly', 'date.tooLate', 'correction.sameValue'],
  },
  'correction.confirm': { if: (m) => m.correction, date: ['correction.overtaken', 'correction.heardTooEarly'] },
  'correction.refuse': { if: (m) => m.correction },
  'undoing.confirm': { if: (m, p) => !m.closed && m.undoing !== undefined && !m.undoing.has(p.act) },
  'deadline.remind': { if: () => true, date: true },
  'deadline.report': { if: () => true, date: true },
  'deadline.recompute': { if: () => true, date: true },
  'account.noteOpened': { if: (m) => !m.closed },
  'account.noteProved': { if: (m) => !m.closed },
}
