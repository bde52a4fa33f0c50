import type { EventFacts } from '../events.ts'
import type { AnnulmentEvents } from './types.ts'

export const annulmentEvents: EventFacts<keyof AnnulmentEvents> = {
  'annulment.recorded': {
    zh: '登记原决定被撤销',
    en: 'Annulment recorded',
    basis: 'annulment.confirm',
    says: 'annulment.record',
  },
  'annulment.refused': {
    zh: '不认可撤销的登记',
    en: 'Record of an annulment refused',
    basis: 'annulment.confirm',
    says: 'annulment.refuse',
  },
  'annulment.confirmed': {
    zh: '确认原决定被撤销',
    en: 'Annulment confirmed',
    basis: 'annulment.withdraw',
    says: 'annulment.confirm',
  },
}
