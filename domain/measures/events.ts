import type { EventFacts } from '../events.ts'
import type { MeasureEvents } from './types.ts'

export const measureEvents: EventFacts<keyof MeasureEvents> = {
  'measure.dispatched': { zh: '措施已推送', en: 'Measure sent', basis: 'case', says: 'nothing' },
  'measure.acknowledged': {
    zh: '措施已签收',
    en: 'Measure acknowledged',
    basis: 'measure.acknowledge',
    says: 'measure.acknowledge',
  },
  'measure.carriedOut': {
    zh: '措施已实施',
    en: 'Measure carried out',
    basis: 'measure.carryOut',
    says: 'measure.carryOut',
  },
  'measure.fedBack': {
    zh: '措施结果已反馈',
    en: 'Result fed back',
    basis: 'measure.feedBack',
    says: 'measure.feedBack',
  },
  'measure.handedOver': {
    zh: '措施移交其他部门',
    en: 'Measure handed over to another department',
    basis: 'measure.acknowledge',
    says: 'measure.handOver',
  },
  'measure.held': { zh: '通知暂停措施', en: 'Measure held', basis: 'case', says: 'nothing' },
  'measure.released': { zh: '通知恢复措施', en: 'Measure released', basis: 'measure.carryOut', says: 'nothing' },
  'measure.liftOrdered': { zh: '通知解除措施', en: 'Lifting ordered', basis: 'measure.lift', says: 'nothing' },
  'measure.lifted': { zh: '措施已解除', en: 'Measure lifted', basis: 'measure.lift', says: 'measure.confirmLift' },
}
