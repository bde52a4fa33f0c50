import type { Commands } from '../../../domain/case.ts'
import type { correctionRefusals } from '../../../domain/correction/refusals.ts'
import type { Life } from '../../support/life.ts'
import { inReview, notified } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import type { Provoked } from './types.ts'

const { officer, reviewer, secondReviewer, system } = people
const evidence = [{ title: '送达回证（虚构）' }]
const earlier = { field: 'noticeServedOn', on: '2026-04-03', reasons: '录入有误', evidence } as const

const propose = (life: Life, changes: Partial<Commands['correction.propose']> = {}) =>
  life.try(officer, 'correction.propose', { ...earlier, ...changes })
const proposed = (life = notified().on('2026-04-08')) => life.do(officer, 'correction.propose', earlier)
const comments = { comments: '属实' }

export const ofCorrection: Provoked<typeof correctionRefusals> = {
  'correction.alreadyProposed': () => propose(proposed()),
  'correction.nothingKept': () => propose(inReview().do(officer, 'listing.withdraw', { reason: '撤回' })),
  'correction.notProposed': () => notified().try(reviewer, 'correction.confirm', comments),
  'correction.nothingTyped': () => propose(notified(), { field: 'decisionServedOn' }),
  'correction.noValue': () => propose(notified(), { field: 'entityName' }),
  'correction.sameValue': () => propose(notified(), { on: '2026-04-07' }),
  'correction.noProof': () => propose(notified(), { evidence: [] }),
  'correction.sameConfirmer': () => proposed().try({ ...reviewer, id: officer.id }, 'correction.confirm', comments),
  'correction.overtaken': () =>
    inReview()
      .do(officer, 'correction.propose', { field: 'legalBasis', text: '《虚构条例》', reasons: '录入有误', evidence })
      .do(officer, 'listing.revise', { legalBasis: '《虚构条例》第二条' })
      .try(reviewer, 'correction.confirm', comments),
  // The entity was told that it may defend itself until 2026-04-14; by the right day it is a day less.
  'correction.againstEntity': () => proposed().try(reviewer, 'correction.confirm', comments),
  'correction.ofSubstance': () =>
    notified()
      .do(officer, 'correction.propose', { field: 'conductFacts', text: '另一事实', reasons: '有误', evidence })
      .try(reviewer, 'correction.confirm', comments),
  // Served on 2026-04-10 in truth, so that the defence ran to 04-17.
  'correction.heardTooEarly': () =>
    notified()
      .on('2026-04-15')
      .do(system, 'listing.closeDefence', {})
      .do(reviewer, 'listing.determine', { outcome: 'list', reasons: '事实清楚' })
      .do(officer, 'correction.propose', { ...earlier, on: '2026-04-10' })
      .try(secondReviewer, 'correction.confirm', comments),
}
