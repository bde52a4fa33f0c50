import type { CaseState, RecordedEvent } from '../case.ts'
import type { UndoingEvents } from './types.ts'
import { untouched } from '../untouched.ts'

/** Folds one event into the undoing and the end of the case. */
export function evolveUndoing(state: CaseState, recorded: RecordedEvent): CaseState {
  switch (recorded.type) {
    case 'undoing.confirmed': {
      const { undoing } = state
      if (!undoing) return state
      return {
        ...state,
        undoing: { ...undoing, confirmed: { ...undoing.confirmed, [recorded.data.act]: recorded.on } },
      }
    }
    case 'case.closed':
      return { ...state, closedOn: recorded.on, outcome: recorded.data.outcome }
    default:
      return untouched<keyof UndoingEvents>(state, recorded)
  }
}
