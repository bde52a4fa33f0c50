import type { CaseState, RecordedEvent } from '../case.ts'
import { actedOn } from '../paper/day.ts'
import { isOpen } from './open.ts'
import type { ObjectionState, ObjectionEvents } from './types.ts'
import { untouched } from '../untouched.ts'

/** Folds one event into the objections; all but the filing concern the last one. */
export function evolveObjections(state: CaseState, recorded: RecordedEvent): CaseState {
  if (recorded.type === 'objection.filed') {
    const filed: ObjectionState = {
      status: 'filed',
      filedOn: actedOn(recorded),
      marked: false,
    }
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
      return next({ status: 'verified' })
    case 'objection.upheld':
      return next({
        status: 'upheld',
        ...(recorded.data.correction === undefined ? {} : { correction: recorded.data.correction }),
      })
    case 'correction.confirmed':
      return isOpen(last) ? next({ corrected: true }) : state
    case 'objection.rejected':
      return next({ status: 'rejected' })
    case 'publicity.ended': {
      // In earlier releases the end of publicity left an objection without an answer.
      const isDropped = recorded.closes?.some(({ key, as }) => as === 'void' && key.startsWith('objection.'))
      return isDropped && isOpen(last) ? next({ status: 'overtaken' }) : state
    }
    default:
      return untouched<keyof ObjectionEvents>(state, recorded)
  }
}
