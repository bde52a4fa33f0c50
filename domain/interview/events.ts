import type { EventFacts } from '../events.ts'
import type { InterviewEvents } from './types.ts'

export const interviewEvents: EventFacts<keyof InterviewEvents> = {
  'interview.opened': { zh: '启动约谈', en: 'Interview opened', basis: 'interview.arrange', says: 'nothing' },
  'interview.arranged': {
    zh: '安排约谈',
    en: 'Interview arranged',
    basis: 'interview.arrange',
    says: 'interview.arrange',
  },
  'interview.approved': { zh: '批准约谈', en: 'Interview approved', basis: 'case', says: 'interview.approve' },
  'interview.returned': { zh: '退回约谈安排', en: 'Interview sent back', basis: 'case', says: 'interview.return' },
  'interview.notified': {
    zh: '约谈通知已送达',
    en: 'Interview notified',
    basis: 'interview.notice',
    says: 'interview.notify',
  },
  'interview.moved': { zh: '提出约谈改期', en: 'Another day for the interview', basis: 'case', says: 'interview.move' },
  'interview.held': { zh: '约谈已进行', en: 'Interview held', basis: 'interview.record', says: 'interview.hold' },
  'interview.noShow': {
    zh: '约谈未到场',
    en: 'Did not come',
    basis: 'interview.record',
    says: 'interview.recordNoShow',
  },
}
