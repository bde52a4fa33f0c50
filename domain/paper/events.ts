import type { EventFacts } from '../events.ts'
import type { PaperEvents } from './command-types.ts'

export const paperEvents: EventFacts<keyof PaperEvents> = {
  'paper.entered': {
    zh: '登记来件，待复核',
    en: 'Paper entered, to be confirmed',
    basis: 'paper.confirm',
    says: 'paper.defendBar',
  },
  'paper.confirmed': { zh: '来件属实', en: 'Paper confirmed', basis: 'paper.confirm', says: 'paper.confirm' },
  'paper.refused': { zh: '来件不予认可', en: 'Paper not taken', basis: 'paper.confirm', says: 'paper.refuse' },
}
