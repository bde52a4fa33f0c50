import type { measureRefusals } from '../../../domain/measures/refusals.ts'
import type { publicityRefusals } from '../../../domain/publicity/refusals.ts'
import type { undoingRefusals } from '../../../domain/undoing/refusals.ts'
import { publishedAsDrafted } from '../../support/drafted-law.ts'
import { granted } from '../../support/later-life.ts'
import { bring, determined, inReview, listed, published } from '../../support/life.ts'
import { people } from '../../support/people.ts'
import type { Provoked } from './types.ts'

const { officer, entity, finance, system } = people
const measure = 'M06'
const statement = { statement: '同意提前公示' }
const result = { measure, result: 'executed', basis: '清单', on: '2026-04-14', proof: '反馈单' } as const

export const ofMeasures: Provoked<typeof measureRefusals> = {
  'measure.notInCase': () => published().try(finance, 'measure.acknowledge', { measure: 'M99' }),
  // Two are dispatched one after the other, the first of them twice.
  'measure.notNow': () =>
    bring(listed(), 'published', 'listed')
      .do(system, 'measure.dispatch', { measure })
      .try(system, 'measure.dispatch', { measure }),
  'measure.noneNow': () =>
    published().do(finance, 'measure.acknowledge', { measure }).try(finance, 'measure.acknowledge', { measure }),
  'measure.sameDepartment': () =>
    published().try(officer, 'measure.handOver', {
      measure,
      department: 'dept-finance',
      document: '方案',
      reason: '划转',
    }),
  'measure.held': () =>
    published()
      .do(officer, 'annulment.record', { document: '决定书', annulledBy: '虚构机关', annulledOn: '2026-04-14' })
      .try(finance, 'measure.acknowledge', { measure }),
  'measure.notCarriedOut': () =>
    published().do(finance, 'measure.acknowledge', { measure }).try(finance, 'measure.feedBack', result),
}

export const ofPublicity: Provoked<typeof publicityRefusals> = {
  'publicity.notListed': () => inReview().try(officer, 'publicity.publish', {}),
  'publicity.alreadyPublished': () => published().try(officer, 'publicity.publish', {}),
  'publicity.previewRunning': () => listed().try(officer, 'publicity.publish', {}),
  'publicity.noPreview': () => published().try(entity, 'publicity.waivePreview', statement),
  'publicity.notRectified': () => {
    const life = publishedAsDrafted({ listType: 'watch-list', tier: 'minor', measures: [] })
    return life.on('2026-07-17').try(system, 'publicity.expire', {})
  },
  'publicity.decisionUnserved': () => {
    const life = determined().do(entity, 'service.consent', { statement: '同意电子送达' })
    const service = { method: 'electronic', servedOn: '2026-04-10', proof: '到达记录' } as const
    const numbers = { decisionDocNo: '沪虚认〔2026〕1号', repairGuidanceDocNo: '沪虚修〔2026〕1号' }
    life.do(officer, 'listing.serveDecision', { ...service, ...numbers })
    life.on('2026-04-21').do(system, 'publicity.publish', {})
    const paper = { receivedOn: '2026-04-10', method: 'post', files: [{ title: '来件（虚构）' }] } as const
    life.do(officer, 'paper.withdrawConsent', { statement: '撤回', ...paper })
    return life.try(system, 'measure.dispatch', { measure })
  },
  'publicity.notPublished': () => listed().try(system, 'publicity.expire', {}),
}

export const ofUndoing: Provoked<typeof undoingRefusals> = {
  'undoing.alreadyConfirmed': () =>
    granted()
      .do(system, 'undoing.confirm', { act: 'sharing', receipt: '回执' })
      .try(system, 'undoing.confirm', { act: 'sharing', receipt: '回执' }),
}
