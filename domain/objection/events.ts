import type { EventFacts } from '../events.ts'
import type { ObjectionEvents } from './types.ts'

export const objectionEvents: EventFacts<keyof ObjectionEvents> = {
  'objection.filed': { zh: '提出异议', en: 'Objection filed', basis: 'case', says: 'objection.file' },
  'objection.marked': { zh: '异议标注', en: 'Marked as contested', basis: 'objection.mark', says: 'nothing' },
  'objection.verified': {
    zh: '异议已核查',
    en: 'Objection verified',
    basis: 'objection.verify',
    says: 'objection.verify',
  },
  'objection.upheld': { zh: '异议成立', en: 'Objection upheld', basis: 'objection.verify', says: 'objection.uphold' },
  'objection.rejected': {
    zh: '异议不成立',
    en: 'Objection rejected',
    basis: 'objection.verify',
    says: 'objection.reject',
  },
}
