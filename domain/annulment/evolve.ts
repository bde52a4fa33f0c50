import type { CaseState, RecordedEvent } from '../case.ts'
import type { AnnulmentEvents } from './types.ts'
import { untouched } from '../untouched.ts'

/** Folds one event into the annulment. */
export function evolveAnnulment(state: CaseState, recorded: RecordedEvent): CaseState {
  switch (recorded.type) {
    case 'annulment.recorded':
      return {
        ...state,
        annulment: {
          status: 'recorded',
          recordedBy: recorded.by,
          toldOn: recorded.data.toldOn ?? recorded.data.annulledOn,
          ...(recorded.data.outcome === undefined ? {} : { outcome: recorded.data.outcome }),
          ...(recorded.data.change === undefined ? {} : { change: recorded.data.change }),
        },
      }
    case 'annulment.confirmed':
      return state.annulment ? { ...state, annulment: { ...state.annulment, status: 'confirmed' } } : state
    case 'annulment.refused': {
      const { annulment: _untrue, ...rest } = state
      return rest
    }
    default:
      return untouched<keyof AnnulmentEvents>(state, recorded)
  }
}
