import type { CaseState, RecordedEvent } from '../case.ts'
import type { InterviewState, InterviewEvents } from './types.ts'
import { untouched } from '../untouched.ts'

/** Folds one event into the interviews; all but the opening concern the last one. */
export function evolveInterviews(state: CaseState, recorded: RecordedEvent): CaseState {
  if (recorded.type === 'interview.opened') {
    const opened: InterviewState = { kind: recorded.data.kind, status: 'opened', moves: 0, noShows: 0 }
    return { ...state, interviews: [...state.interviews, opened] }
  }
  const last = state.interviews.at(-1)
  if (!last) return state
  const next = (changes: Partial<InterviewState>): CaseState => withLast(state, { ...last, ...changes })
  const overtakenBy = ({ closes = [], on }: RecordedEvent): CaseState => {
    const isOvertaken = last.concludedOn === undefined && closes.some(({ key }) => key.startsWith('interview.'))
    return isOvertaken ? withLast(state, { ...settled(last), status: 'overtaken', concludedOn: on }) : state
  }
  switch (recorded.type) {
    case 'interview.arranged':
      return next({
        status: 'arranged',
        scheduledOn: recorded.data.scheduledOn,
        officers: recorded.data.officers,
      })
    case 'interview.returned':
      return last.move === undefined ? next({ status: 'returned' }) : withLast(state, settled(last))
    case 'interview.approved': {
      const moved = last.move === undefined ? {} : { ...last.move, moves: last.moves + 1 }
      return withLast(state, { ...settled(last), ...moved, status: 'approved', approvedOn: recorded.on })
    }
    case 'interview.notified':
      return next({ status: 'notified' })
    case 'interview.moved':
      return recorded.data.withApproval
        ? next({ move: { scheduledOn: recorded.data.scheduledOn } })
        : next({ scheduledOn: recorded.data.scheduledOn, moves: last.moves + 1 })
    case 'interview.held':
      return withLast(state, { ...settled(last), status: 'held', concludedOn: recorded.data.heldOn })
    case 'interview.noShow': {
      const { final, on, excused } = recorded.data
      const ends = final ? ({ status: 'missed', concludedOn: on } as const) : ({ status: 'opened' } as const)
      const counted = excused ? { excused: (last.excused ?? 0) + 1 } : { noShows: last.noShows + 1 }
      return withLast(state, { ...settled(last), ...ends, ...counted })
    }
    case 'service.voided': {
      if (!recorded.data.letter.startsWith('interview.')) return overtakenBy(recorded)
      const first = Number(/^interview\.(\d+)$/.exec(recorded.data.letter)?.[1] ?? Infinity)
      // Nobody was called to it: the ladder is climbed again from there.
      const fallen = { status: 'overtaken', concludedOn: recorded.on } as const
      const interviews = state.interviews.map((one, at) =>
        at + 1 < first || one.status === 'held' ? one : { ...settled(one), ...fallen },
      )
      return { ...state, interviews }
    }
    case 'rectification.reopened': {
      // One that was open when the rectification was accepted, and never took place.
      const overtaken = { status: 'overtaken', concludedOn: recorded.on } as const
      return last.concludedOn === undefined ? withLast(state, { ...settled(last), ...overtaken }) : state
    }
    case 'correction.confirmed':
    case 'deadline.moved':
    case 'service.reopened':
    case 'rectification.evidenceSubmitted':
    case 'rectification.extensionAsked':
    case 'rectification.extended':
    case 'listing.reopened':
      return overtakenBy(recorded)
    default:
      return untouched<keyof InterviewEvents>(state, recorded)
  }
}

const withLast = (state: CaseState, last: InterviewState): CaseState => ({
  ...state,
  interviews: [...state.interviews.slice(0, -1), last],
})

/** The interview without a move that waits to be approved. */
function settled({ move: _decided, ...interview }: InterviewState): InterviewState {
  return interview
}
