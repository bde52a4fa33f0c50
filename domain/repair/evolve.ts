import type { CaseState, RecordedEvent } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import { actedOn } from '../paper/day.ts'
import { isOpen } from './commands.ts'
import type { RepairState, RepairEvents } from './types.ts'
import { untouched } from '../untouched.ts'

/** Folds one event into the applications for repair; all but the application concern the last one. */
export function evolveRepairs(state: CaseState, recorded: RecordedEvent): CaseState {
  if (recorded.type === 'repair.applied') {
    const applied: RepairState = {
      status: 'applied',
      appliedOn: actedOn(recorded),
      gapsTold: false,
    }
    return { ...state, repairs: [...state.repairs, applied] }
  }
  const last = state.repairs.at(-1)
  if (!last) return state
  const withLast = (repair: RepairState): CaseState => ({ ...state, repairs: [...state.repairs.slice(0, -1), repair] })
  const next = (changes: Partial<RepairState>): CaseState => withLast({ ...last, ...changes })
  switch (recorded.type) {
    case 'repair.gapsNamed':
      return next({
        status: 'gapsNamed',
        gapsTold: true,
        gapsToldOn: recorded.on,
        ...supplementUntil(recorded),
      })
    case 'service.served':
      return next({ ...supplementUntil(recorded), ...defence(recorded, recorded.data.servedOn) })
    case 'service.reopened': {
      const { supplementUntil, revocationDefence, ...rest } = last
      const { act } = recorded.data
      if (act === 'repair.gapsNamed')
        return withLast({ ...rest, status: 'gapsNamed', ...(revocationDefence && { revocationDefence }) })
      return act === 'repair.revocationProposed'
        ? withLast({ ...rest, ...(supplementUntil && { supplementUntil }) })
        : state
    }
    case 'correction.confirmed': {
      if (recorded.data.field !== 'actServedOn') return state
      const again = last.status === 'lapsed' && recorded.opens?.some(({ topic }) => topic === 'repair.supplement')
      const moved = { ...supplementUntil(recorded), ...defence(recorded, recorded.data.on!) }
      return next({ ...moved, ...(again ? { status: 'gapsNamed' } : {}) })
    }
    case 'deadline.moved':
      return last.status === 'gapsNamed' ? next(supplementUntil(recorded)) : state
    case 'repair.supplemented':
      return next({ status: 'applied' })
    case 'repair.lapsed':
      return next({ status: 'lapsed' })
    case 'repair.accepted':
      return next({ status: 'accepted' })
    case 'repair.verified':
      return next({ status: 'verified', verifiedBy: recorded.by })
    case 'repair.granted':
      return next({ status: 'granted' })
    case 'repair.refused':
      return next({ status: 'refused', ...barred(recorded.data.barredUntil) })
    case 'repair.withdrawn':
      return next({ status: 'withdrawn' })
    case 'repair.revocationProposed':
      return next({
        revocationProposedBy: recorded.by,
        revocationProposedOn: recorded.on,
        ...defence(recorded, recorded.on),
        ...(recorded.data.measures === undefined ? {} : { revocationMeasures: recorded.data.measures }),
      })
    case 'repair.revocationRefused': {
      const { revocationProposedBy: _unfounded, revocationDefence: _over, ...rest } = last
      const { revocationMeasures: _not, revocationProposedOn: _then, ...kept } = rest
      return withLast(kept)
    }
    case 'repair.revoked':
      return next({ status: 'revoked', barredUntil: recorded.data.barredUntil })
    case 'repair.revocationReopened': {
      const { barredUntil: _void, revocationDefence, ...rest } = last
      const { ground, servedOn = recorded.on } = recorded.data
      const before = ground !== 'notServed' && revocationDefence ? { revocationDefence } : {}
      return withLast({ ...rest, status: 'granted', ...before, ...defence(recorded, servedOn) })
    }
    case 'publicity.ended':
      return isOpen(last) ? next({ status: 'overtaken' }) : state
    // That there is a defence is read in the ledger; a bar is folded in `evolve-bar.ts`.
    case 'repair.revocationDefended':
    case 'repair.barProposed':
    case 'repair.barDefended':
    case 'repair.barred':
    case 'repair.barRefused':
    case 'repair.barReopened':
      return state
    default:
      return untouched<keyof RepairEvents>(state, recorded)
  }
}

const barred = (barredUntil: LocalDate | undefined) => (barredUntil === undefined ? {} : { barredUntil })

/** The term for the defence against a revocation, which its notice opens; in earlier releases its proposal did. */
function defence({ opens = [] }: RecordedEvent, from: LocalDate): Pick<RepairState, 'revocationDefence'> {
  const term = opens.find(({ topic }) => topic === 'repair.revocationDefence')
  return term === undefined ? {} : { revocationDefence: { from, until: term.dueOn } }
}

/** The last day for supplying what is missing, where an event opens or moves that term. */
function supplementUntil({ opens = [] }: RecordedEvent): Pick<RepairState, 'supplementUntil'> {
  const term = opens.find(({ topic }) => topic === 'repair.supplement')
  return term === undefined ? {} : { supplementUntil: term.dueOn }
}
