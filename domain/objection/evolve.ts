import type { CaseState, RecordedEvent } from '../case.ts'
import type { ObjectionState } from './types.ts'

/** Folds one event into the objections; all but the filing concern the last one. */
export function evolveObjections(state: CaseState, recorded: RecordedEvent): CaseState {
  if (recorded.type === 'objection.filed') {
    const filed: ObjectionState = { status: 'filed', filedOn: recorded.on, marked: false }
    return { ...state, objections: [...state.objections, filed] }
  }
  const last = state.objections.at(-1)
  if (!last) return state
  const next = (changes: Partial<ObjectionState>): CaseState => ({
    ...state,
    objections: [...state.objections.slice(0, -1), { ...last, ...changes }],
  })
  switch (recorded.type) {
    case 'objection.marked':
      return next({ marked: true })
    case 'objection.verified':
      return next({ status: 'verified', verifiedBy: recorded.by })
    case 'objection.upheld':
      return next({ status: 'upheld' })
    case 'objection.rejected':
      return next({ status: 'rejected' })
    case 'publicity.ended':
      return last.status === 'filed' || last.status === 'verified' ? next({ status: 'overtaken' }) : state
    default:
      return state
  }
}
