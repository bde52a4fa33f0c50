import { conflict } from '../refusals/facts.ts'

/** Why a document does not count as served. */
export const serviceRefusals = {
  'service.dayMissing': conflict(
    '没有填写送达日期，请按送达方式填写：签收、留置、回执注明的收件或者到达系统之日。',
    'The day of service is missing: give the day on which it was signed for, left, received as the return receipt says, or arrived in the system.',
  ),
  'service.witnessMissing': conflict(
    '留置送达须有见证人签名，或者以拍照、录像记录，请写明见证人或者记录方式。',
    'A document that was left at the place needs a witness, or pictures of it: say who stood by, or how it was recorded.',
  ),
  'service.sentOnMissing': conflict(
    '邮寄送达以回执注明的收件日期为准，请另填寄出日期，以免混淆。',
    'By post the day of receipt on the return receipt counts: give the day of sending as well, so that the two are not mistaken.',
  ),
  'service.noConsent': conflict(
    '当事人没有同意电子送达[（自{since}起同意）]，请先登记其签字的确认书，或者改用其他方式送达。',
    'The entity has not consented to electronic service[ (only since {since})]: enter its signed consent first, or serve it in another way.',
  ),
  'service.alreadyConsented': conflict(
    '当事人已经同意电子送达[（自{since}起）]，不必再次提出。',
    'The entity has consented to electronic service already[, since {since}]: nothing more is needed.',
  ),
  'service.noConsentToWithdraw': conflict(
    '当事人没有同意过电子送达，没有可以撤回的同意。',
    'The entity has not consented to electronic service: there is no consent to withdraw.',
  ),
  'service.nothingToServe': conflict(
    '现在没有需要送达的文书，请待复核同意、认定或者作出其他须送达的处理以后再登记。',
    'There is no document to serve now: wait until the review has agreed, the determination is made, or another act needs its service.',
  ),
  'service.otherWaysFirst': conflict(
    '公告送达只能在其他方式无法送达时采用，请先登记未能送达的情况。',
    'Public notice is lawful only when no other way reaches the entity: record an attempt that failed first.',
  ),
  'service.alreadyPosted': conflict(
    '送达公告已经发出，请待公告期满后登记送达；期间当事人出现的，可以直接送达。',
    'The public notice has been posted: record the service when its days have passed, or hand the document over if the entity turns up.',
  ),
  'service.notPosted': conflict(
    '没有登记送达公告，请先登记公告的日期和原因，公告期满后再登记送达。',
    'No public notice has been recorded: record when and why it was posted, and the service when its days have passed.',
  ),
}
