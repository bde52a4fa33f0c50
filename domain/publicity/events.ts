import type { EventFacts } from '../events.ts'
import type { PublicityEvents } from './types.ts'

export const publicityEvents: EventFacts<keyof PublicityEvents> = {
  'publicity.published': { zh: '公示', en: 'Published', basis: 'publicity.publish', says: 'nothing' },
  'publicity.previewWaived': {
    zh: '同意提前公示',
    en: 'Earlier publication agreed to',
    basis: 'publicity.preview',
    says: 'publicity.waivePreview',
  },
  'publicity.corrected': {
    zh: '公示内容更正',
    en: 'Published text corrected',
    basis: 'objection.verify',
    says: 'nothing',
  },
  'publicity.suspended': { zh: '暂停公示', en: 'Publicity suspended', basis: 'case', says: 'nothing' },
  'publicity.resumed': { zh: '恢复公示', en: 'Publicity resumed', basis: 'case', says: 'nothing' },
  'publicity.ended': { zh: '终止公示', en: 'Publicity ended', basis: 'case', says: 'nothing' },
  'publicity.restored': { zh: '恢复列入并重新公示', en: 'Listing restored', basis: 'repair.fraudBar', says: 'nothing' },
}
