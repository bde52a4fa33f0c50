import { withWriter } from '../actor.ts'
import type { CaseState, RecordedEvent } from '../case.ts'
import { isOpen } from './commands.ts'
import type { RepairState } from './types.ts'

/** Folds one event into the applications for repair; all but the application concern the last one. */
export function evolveRepairs(state: CaseState, recorded: RecordedEvent): CaseState {
  if (recorded.type === 'repair.applied') {
    const applied: RepairState = { status: 'applied', appliedOn: recorded.on, gapsTold: false, writers: [] }
    return { ...state, repairs: [...state.repairs, applied] }
  }
  const last = state.repairs.at(-1)
  if (!last) return state
  const next = (changes: Partial<RepairState>): CaseState => ({
    ...state,
    repairs: [...state.repairs.slice(0, -1), { ...last, ...changes }],
  })
  const written = () => ({ writers: withWriter(last.writers, recorded.by) })
  switch (recorded.type) {
    case 'repair.gapsNamed':
      return next({ status: 'gapsNamed', gapsTold: true, ...written() })
    case 'repair.supplemented':
      return next({ status: 'applied' })
    case 'repair.lapsed':
      return next({ status: 'lapsed' })
    case 'repair.accepted':
      return next({ status: 'accepted', ...written() })
    case 'repair.verified':
      return next({ status: 'verified', verifiedBy: recorded.by, ...written() })
    case 'repair.granted':
      return next({ status: 'granted' })
    case 'repair.refused':
      return next({ status: 'refused' })
    case 'repair.withdrawn':
      return next({ status: 'withdrawn' })
    case 'repair.revocationProposed':
      return next({ revocationProposedBy: recorded.by })
    case 'repair.revoked':
      return next({ status: 'revoked', barredUntil: recorded.data.barredUntil })
    case 'publicity.ended':
      return isOpen(last) ? next({ status: 'overtaken' }) : state
    default:
      return state
  }
}
