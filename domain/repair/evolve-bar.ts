import type { CaseState, RecordedEvent } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { BarProposal, RepairState } from './types.ts'

/** Folds one event into the bar that is proposed after an application, which need not be the last one any more. */
export function evolveBar(state: CaseState, recorded: RecordedEvent): CaseState {
  const { repairs } = state
  if (recorded.type === 'repair.barProposed') {
    const bar: BarProposal = { proposedOn: recorded.on }
    return withRepair(state, repairs.length - 1, (repair) => ({ ...repair, bar }))
  }
  const at = repairs.findLastIndex(({ bar }) => bar !== undefined)
  if (at < 0) return state
  const settled = (more: Partial<RepairState> = {}) =>
    withRepair(state, at, ({ bar: _decided, ...repair }) => ({ ...repair, ...more }))
  switch (recorded.type) {
    case 'service.served':
      return heardFrom(state, at, recorded, recorded.data.servedOn)
    case 'service.reopened':
      return recorded.data.act === 'repair.barProposed'
        ? withRepair(state, at, (repair) => ({ ...repair, bar: { proposedOn: repair.bar!.proposedOn } }))
        : state
    case 'correction.confirmed':
      return recorded.data.field === 'actServedOn' ? heardFrom(state, at, recorded, recorded.data.on!) : state
    case 'deadline.moved':
      return heardFrom(state, at, recorded, repairs[at]!.bar!.defence?.from ?? recorded.on)
    case 'repair.barred':
      return settled({ barredUntil: recorded.data.barredUntil })
    // With the sanction ends what nobody can apply against any more.
    case 'repair.barRefused':
    case 'publicity.ended':
    case 'case.closed':
      return settled()
    default:
      return state
  }
}

function heardFrom(state: CaseState, at: number, { opens = [] }: RecordedEvent, from: LocalDate): CaseState {
  const term = opens.find(({ topic }) => topic === 'repair.barDefence')
  if (term === undefined) return state
  const defence = { from, until: term.dueOn }
  return withRepair(state, at, (repair) => ({ ...repair, bar: { ...repair.bar!, defence } }))
}

const withRepair = (state: CaseState, at: number, changed: (repair: RepairState) => RepairState): CaseState => ({
  ...state,
  repairs: state.repairs.map((repair, n) => (n === at ? changed(repair) : repair)),
})
