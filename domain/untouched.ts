import type { CaseState, EventType, RecordedEvent } from './case.ts'

/**
 * The state as it is. `Own` are the events that its track folds: while one of them has not been asked for before, this
 * does not compile, so that no event is forgotten where states are folded.
 */
export function untouched<Own extends EventType>(
  state: CaseState,
  _folded: Exclude<RecordedEvent, { readonly type: Own }>,
): CaseState {
  return state
}
