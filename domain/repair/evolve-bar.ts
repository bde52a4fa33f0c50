import type { CaseState, RecordedEvent } from '../case.ts'
import type { LocalDate } from '../dates.ts'
import type { BarProposal, RepairState } from './types.ts'

/** Folds one event into the bar that is proposed after an application, which need not be the last one any more. */
export function evolveBar(state: CaseState, recorded: RecordedEvent): CaseState {
  const { repairs } = state
  if (recorded.type === 'repair.barProposed') {
    const bar: BarProposal = { proposedOn: recorded.on, entry: state.version + 1 }
    return withRepair(state, repairs.length - 1, (repair) => ({ ...repair, bar }))
  }
  if (recorded.type === 'repair.barReopened') return reopened(state, recorded)
  const at = repairs.findLastIndex(({ bar }) => bar !== undefined)
  if (at < 0) return state
  const settled = (more: Partial<RepairState> = {}) =>
    withRepair(state, at, ({ bar: _decided, ...repair }) => ({ ...repair, ...more }))
  switch (recorded.type) {
    case 'service.served':
      return heardFrom(state, at, recorded, recorded.data.servedOn)
    case 'service.reopened':
      return recorded.data.act === 'repair.barProposed'
        ? withRepair(state, at, (repair) => ({ ...repair, bar: proposal(repair.bar!) }))
        : state
    case 'correction.confirmed':
      return recorded.data.field === 'actServedOn' ? heardFrom(state, at, recorded, recorded.data.on!) : state
    case 'deadline.moved':
      return heardFrom(state, at, recorded, repairs[at]!.bar!.defence?.from ?? recorded.on)
    case 'repair.barred':
      return settled({
        barredUntil: recorded.data.barredUntil,
        barDecided: { ...repairs[at]!.bar!, decidedOn: recorded.on, decision: state.version + 1 },
      })
    // With the sanction ends what nobody can apply against any more.
    case 'repair.barRefused':
    case 'publicity.ended':
    case 'case.closed':
      return settled()
    default:
      return state
  }
}

const proposal = ({ proposedOn, entry }: BarProposal): BarProposal => ({ proposedOn, entry })

/** The bar as it was before it was decided; where another one waits, it is over for good. */
function reopened(state: CaseState, recorded: RecordedEvent & { readonly type: 'repair.barReopened' }): CaseState {
  const { n, ground, servedOn = recorded.on } = recorded.data
  const isAlone = state.repairs.every(({ bar }) => bar === undefined)
  const fallen = withRepair(state, n - 1, ({ barDecided, barredUntil: _void, ...repair }) => {
    if (barDecided === undefined || !isAlone) return repair
    const { decidedOn: _then, decision: _there, ...bar } = barDecided
    return { ...repair, bar: ground === 'notServed' ? proposal(bar) : bar }
  })
  return isAlone ? heardFrom(fallen, n - 1, recorded, servedOn) : fallen
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
