import type { CaseState, RecordedEvent } from '../case.ts'
import { isBegun } from './hand-over.ts'
import type { ProposedMeasure } from '../listing/types.ts'
import type { MeasureState, MeasureEvents } from './types.ts'
import { untouched } from '../untouched.ts'

/** Folds one event into the measures. */
export function evolveMeasures(state: CaseState, recorded: RecordedEvent): CaseState {
  const measure = (code: string, changes: Partial<MeasureState>): CaseState => {
    const found = state.measures[code]
    return found ? { ...state, measures: { ...state.measures, [code]: { ...found, ...changes } } } : state
  }
  switch (recorded.type) {
    case 'measure.dispatched':
      return measure(recorded.data.code, { status: 'dispatched', dispatchedOn: recorded.on })
    case 'measure.acknowledged':
      return measure(recorded.data.measure, { status: 'acknowledged' })
    case 'measure.carriedOut':
      return measure(recorded.data.measure, { status: 'carriedOut', carriedOutOn: recorded.data.on })
    case 'measure.fedBack':
      return measure(recorded.data.measure, {
        status: 'fedBack',
        result: recorded.data.result,
        fedBackOn: recorded.data.on,
      })
    case 'measure.handedOver': {
      const { measure: code, department } = recorded.data
      const found = state.measures[code]
      if (found === undefined || !isBegun(found)) return measure(code, { department })
      const { result: _before, ...rest } = found
      const next = { ...rest, department, status: 'dispatched', dispatchedOn: recorded.on } as const
      return { ...state, measures: { ...state.measures, [code]: next } }
    }
    case 'measure.held':
      return measure(recorded.data.measure, { held: true })
    case 'measure.released':
      return released(state, recorded.data.measure, {})
    case 'measure.liftOrdered':
      return released(state, recorded.data.measure, { status: 'liftOrdered' })
    case 'measure.lifted':
      return measure(recorded.data.measure, { status: 'lifted', liftedOn: recorded.data.on })
    case 'listing.changed': {
      const stay = new Set(recorded.data.measures.map(({ code }) => code))
      return { ...state, measures: Object.fromEntries(Object.entries(state.measures).flatMap(kept(stay))) }
    }
    // Ordered with a revocation that fell, and never dispatched, it is gone.
    case 'repair.revocationReopened': {
      const added = new Set(state.repairs.at(-1)?.revocationMeasures?.map(({ code }) => code))
      const stay = Object.entries(state.measures).filter(
        ([code, { status }]) => !added.has(code) || status !== 'determined',
      )
      return { ...state, measures: Object.fromEntries(stay) }
    }
    case 'publicity.restored':
      return {
        ...state,
        measures: {
          ...Object.fromEntries(
            Object.entries(state.measures)
              .filter(([, measure]) => measure.dropped === undefined)
              .map(restored),
          ),
          ...Object.fromEntries((recorded.data.measures ?? []).map(added)),
        },
      }
    default:
      return untouched<keyof MeasureEvents>(state, recorded)
  }
}

function released(state: CaseState, code: string, changes: Partial<MeasureState>): CaseState {
  const found = state.measures[code]
  if (found === undefined) return state
  const { held: _over, ...rest } = found
  return { ...state, measures: { ...state.measures, [code]: { ...rest, ...changes } } }
}

// What was never dispatched is gone; what was is lifted, and stays to be seen.
const kept =
  (stay: ReadonlySet<string>) =>
  ([code, measure]: [string, MeasureState]): [string, MeasureState][] =>
    stay.has(code) ? [[code, measure]] : measure.status === 'determined' ? [] : [[code, { ...measure, dropped: true }]]

// A restored listing dispatches its measures anew; the second round has deadlines of its own.
function restored([code, { department, round }]: [string, MeasureState]): [string, MeasureState] {
  return [code, { code, department, status: 'determined', round: round + 1 }]
}

const added = ({ code, department }: ProposedMeasure): [string, MeasureState] => [
  code,
  { code, department, status: 'determined', round: 1 },
]
