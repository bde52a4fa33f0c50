import type { EventFacts } from '../events.ts'
import type { RectificationEvents } from './types.ts'

export const rectificationEvents: EventFacts<keyof RectificationEvents> = {
  'rectification.ordered': {
    zh: '责令限期整改',
    en: 'Rectification ordered',
    basis: 'rectification.term',
    says: 'nothing',
  },
  'rectification.committed': {
    zh: '作出信用承诺',
    en: 'Commitment given',
    basis: 'case',
    says: 'rectification.commit',
  },
  'rectification.evidenceSubmitted': {
    zh: '提交整改材料',
    en: 'Evidence submitted',
    basis: 'case',
    says: 'rectification.submitEvidence',
  },
  'rectification.accepted': {
    zh: '整改核验通过',
    en: 'Rectification accepted',
    basis: 'rectification.check',
    says: 'rectification.accept',
  },
  'rectification.evidenceReturned': {
    zh: '整改材料退回补正',
    en: 'Evidence sent back',
    basis: 'rectification.check',
    says: 'rectification.returnEvidence',
  },
  'rectification.extensionAsked': {
    zh: '申请延期',
    en: 'Extension asked for',
    basis: 'rectification.extension',
    says: 'rectification.askExtension',
  },
  'rectification.extended': { zh: '同意延期', en: 'Term extended', basis: 'rectification.term', says: 'nothing' },
  'rectification.extensionRefused': {
    zh: '不同意延期',
    en: 'Extension refused',
    basis: 'rectification.extension',
    says: 'rectification.refuseExtension',
  },
  'rectification.overdue': {
    zh: '整改逾期',
    en: 'Rectification overdue',
    basis: 'rectification.term',
    says: 'nothing',
  },
  'rectification.reopeningProposed': {
    zh: '提议恢复整改',
    en: 'Reopening of rectification proposed',
    basis: 'rectification.reopening',
    says: 'rectification.proposeReopening',
  },
  'rectification.reopened': {
    zh: '恢复整改',
    en: 'Rectification reopened',
    basis: 'rectification.again',
    says: 'rectification.reopen',
  },
  'rectification.reopeningRefused': {
    zh: '不予恢复整改',
    en: 'Reopening of rectification refused',
    basis: 'case',
    says: 'rectification.refuseReopening',
  },
  'rectification.referred': { zh: '移送处理', en: 'Referred', basis: 'interview.report', says: 'nothing' },
}
