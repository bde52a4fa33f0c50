import type { CaseState, RecordedEvent } from '../case.ts'
import { repairDay } from './period.ts'
import type { PublicityState } from './types.ts'

/** Folds one event into the publicity. */
export function evolvePublicity(state: CaseState, recorded: RecordedEvent): CaseState {
  const publicity = (changes: Partial<PublicityState>): CaseState =>
    state.publicity ? { ...state, publicity: { ...state.publicity, ...changes } } : state
  switch (recorded.type) {
    case 'publicity.published':
      return { ...state, publicity: { ...recorded.data, status: 'published', marked: false, endings: 0 } }
    case 'publicity.restored': {
      const { undoing: _undone, closedOn: _reopened, outcome: _voided, ...rest } = state
      const endings = state.publicity?.endings ?? 0
      return { ...rest, publicity: { ...recorded.data, status: 'published', marked: false, endings } }
    }
    case 'publicity.corrected':
      return publicity({ correction: recorded.data.correction })
    case 'publicity.suspended':
      return publicity({ status: 'suspended' })
    case 'publicity.resumed':
      return publicity({ status: 'published' })
    case 'publicity.ended': {
      // An annulment may end what was already closed: the case is open again until the annulment is carried out.
      const {
        closedOn: _reopened,
        outcome: _voided,
        ...ended
      } = publicity({
        status: 'ended',
        endedOn: recorded.on,
        endings: (state.publicity?.endings ?? 0) + 1,
      })
      return { ...ended, undoing: { reason: recorded.data.reason, begunOn: recorded.on, confirmed: {} } }
    }
    case 'deadline.moved': {
      const moved = recorded.opens?.[0]
      if (moved?.topic === 'publicity.min') return publicity({ repairFrom: repairDay(moved) })
      return moved?.topic === 'publicity.max' ? publicity({ until: moved.dueOn }) : state
    }
    case 'objection.marked':
      return publicity({ marked: true })
    case 'objection.upheld':
    case 'objection.rejected':
      return publicity({ marked: false })
    default:
      return state
  }
}
