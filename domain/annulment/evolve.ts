import type { CaseState, RecordedEvent } from '../case.ts'

/** Folds one event into the annulment. */
export function evolveAnnulment(state: CaseState, recorded: RecordedEvent): CaseState {
  switch (recorded.type) {
    case 'annulment.recorded':
      return { ...state, annulment: { status: 'recorded', recordedBy: recorded.by } }
    case 'annulment.confirmed':
      return state.annulment ? { ...state, annulment: { ...state.annulment, status: 'confirmed' } } : state
    default:
      return state
  }
}
