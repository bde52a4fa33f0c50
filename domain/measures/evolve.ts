import type { CaseState, RecordedEvent } from '../case.ts'
import type { MeasureState } from './types.ts'

/** Folds one event into the measures. */
export function evolveMeasures(state: CaseState, recorded: RecordedEvent): CaseState {
  const measure = (code: string, changes: Partial<MeasureState>): CaseState => {
    const found = state.measures[code]
    return found ? { ...state, measures: { ...state.measures, [code]: { ...found, ...changes } } } : state
  }
  switch (recorded.type) {
    case 'measure.dispatched':
      return measure(recorded.data.code, { status: 'dispatched' })
    case 'measure.acknowledged':
      return measure(recorded.data.measure, { status: 'acknowledged' })
    case 'measure.carriedOut':
      return measure(recorded.data.measure, { status: 'carriedOut' })
    case 'measure.fedBack':
      return measure(recorded.data.measure, { status: 'fedBack', result: recorded.data.result })
    case 'measure.liftOrdered':
      return measure(recorded.data.measure, { status: 'liftOrdered' })
    case 'measure.lifted':
      return measure(recorded.data.measure, { status: 'lifted', liftedOn: recorded.data.on })
    case 'publicity.restored':
      return { ...state, measures: Object.fromEntries(Object.entries(state.measures).map(restored)) }
    default:
      return state
  }
}

// A restored listing dispatches its measures anew; the second round has deadlines of its own.
function restored([code, { department, round }]: [string, MeasureState]): [string, MeasureState] {
  return [code, { code, department, status: 'determined', round: round + 1 }]
}
