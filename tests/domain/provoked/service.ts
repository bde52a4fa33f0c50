import type { serviceRefusals } from '../../../domain/service/refusals.ts'
import { bring, inReview, notified } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import type { Provoked } from './types.ts'

const { officer, entity } = people
const reviewed = () => bring(inReview(), 'reviewed', 'inReview')
const attempt = { method: 'direct', on: '2026-04-07', result: '登记住所无人（虚构）' } as const
const notice = { postedOn: '2026-04-07', place: '公告栏（虚构）', course: '上门无人' }
const serve = (more: object) =>
  reviewed().try(officer, 'listing.serveNotice', {
    method: 'direct',
    servedOn: '2026-04-07',
    proof: '送达回证',
    ...more,
  })

export const ofService: Provoked<typeof serviceRefusals> = {
  'service.dayMissing': () => reviewed().try(officer, 'listing.serveNotice', { method: 'direct', proof: '送达回证' }),
  'service.witnessMissing': () => serve({ method: 'left', witness: ' ' }),
  'service.sentOnMissing': () => serve({ method: 'post' }),
  'service.noConsent': () => serve({ method: 'electronic' }),
  'service.alreadyConsented': () =>
    notified()
      .do(entity, 'service.consent', { statement: '同意' })
      .try(entity, 'service.consent', { statement: '同意' }),
  'service.noConsentToWithdraw': () => notified().try(entity, 'service.withdrawConsent', { statement: '撤回' }),
  'service.nothingToServe': () => notified().try(officer, 'service.recordAttempt', attempt),
  'service.otherWaysFirst': () => reviewed().try(officer, 'service.postPublicly', notice),
  'service.alreadyPosted': () =>
    reviewed()
      .do(officer, 'service.recordAttempt', attempt)
      .do(officer, 'service.postPublicly', notice)
      .try(officer, 'service.postPublicly', notice),
  'service.notPosted': () => reviewed().try(officer, 'listing.serveNotice', { method: 'public', proof: '公告' }),
}
