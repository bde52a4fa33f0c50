import type { EventFacts } from '../events.ts'
import type { CorrectionEvents } from './types.ts'

export const correctionEvents: EventFacts<keyof CorrectionEvents> = {
  'correction.proposed': {
    zh: '提出更正',
    en: 'Correction proposed',
    basis: 'correction.confirm',
    says: 'correction.propose',
  },
  'correction.confirmed': {
    zh: '确认更正',
    en: 'Correction confirmed',
    basis: 'correction.confirm',
    says: 'correction.propose',
  },
  'correction.refused': {
    zh: '不予更正',
    en: 'Correction refused',
    basis: 'correction.confirm',
    says: 'correction.refuse',
  },
}
