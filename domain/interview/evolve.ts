import { withWriter } from '../actor.ts'
import type { CaseState, RecordedEvent } from '../case.ts'
import type { InterviewState } from './types.ts'

/** Folds one event into the interviews; all but the opening concern the last one. */
export function evolveInterviews(state: CaseState, recorded: RecordedEvent): CaseState {
  if (recorded.type === 'interview.opened') {
    const opened: InterviewState = { kind: recorded.data.kind, status: 'opened', moves: 0, noShows: 0 }
    return { ...state, interviews: [...state.interviews, opened] }
  }
  const last = state.interviews.at(-1)
  if (!last) return state
  const next = (changes: Partial<InterviewState>): CaseState => ({
    ...state,
    interviews: [...state.interviews.slice(0, -1), { ...last, ...changes }],
  })
  switch (recorded.type) {
    case 'interview.arranged':
      return next({
        status: 'arranged',
        arrangedBy: withWriter(last.status === 'arranged' ? (last.arrangedBy ?? []) : [], recorded.by),
        scheduledOn: recorded.data.scheduledOn,
      })
    case 'interview.approved':
      return next({ status: 'approved' })
    case 'interview.notified':
      return next({ status: 'notified' })
    case 'interview.moved':
      return next({ scheduledOn: recorded.data.scheduledOn, moves: last.moves + 1 })
    case 'interview.held':
      return next({ status: 'held', concludedOn: recorded.data.heldOn })
    case 'interview.noShow':
      return recorded.data.final
        ? next({ status: 'missed', noShows: last.noShows + 1, concludedOn: recorded.data.on })
        : next({ status: 'opened', noShows: last.noShows + 1 })
    default:
      return state
  }
}
