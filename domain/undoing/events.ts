import type { EventFacts } from '../events.ts'
import type { UndoingEvents } from './types.ts'

export const undoingEvents: EventFacts<keyof UndoingEvents> = {
  'undoing.confirmed': { zh: '确认完成', en: 'Confirmed', basis: 'case', says: 'nothing' },
  'case.closed': { zh: '结案', en: 'Case closed', basis: 'case', says: 'nothing' },
}
