import type { EventFacts } from '../events.ts'
import type { ChasingEvents } from './types.ts'

export const chasingEvents: EventFacts<keyof ChasingEvents> = {
  'deadline.reminded': { zh: '期限提醒', en: 'Reminder sent', basis: 'case', says: 'nothing' },
  'deadline.reported': {
    zh: '逾期报告监督部门',
    en: 'Reported to the supervisor',
    basis: 'chase.report',
    says: 'nothing',
  },
  'deadline.moved': { zh: '期限重新计算', en: 'Deadline computed again', basis: 'case', says: 'nothing' },
}
