import type { CaseState, RecordedEvent } from '../case.ts'
import type { RectificationState } from './types.ts'

/** Folds one event into the rectification. */
export function evolveRectification(state: CaseState, recorded: RecordedEvent): CaseState {
  if (recorded.type === 'rectification.ordered') {
    const due = recorded.opens?.find((deadline) => deadline.key === 'rectification.due')
    return {
      ...state,
      rectification: {
        status: 'ordered',
        requirements: recorded.data.requirements,
        dueOn: due?.dueOn ?? recorded.on,
        submissions: 0,
        extensions: 0,
      },
    }
  }
  const { rectification } = state
  if (!rectification) return state
  const next = (changes: Partial<RectificationState>): CaseState => ({
    ...state,
    rectification: { ...rectification, ...changes },
  })
  switch (recorded.type) {
    case 'rectification.committed':
      return next({ committedOn: recorded.on })
    case 'rectification.evidenceSubmitted':
      return next({ status: 'submitted', submittedOn: recorded.on, submissions: rectification.submissions + 1 })
    case 'rectification.accepted':
      return next({ status: 'accepted', acceptedOn: recorded.on, inTime: recorded.data.inTime })
    case 'rectification.evidenceReturned':
      return next({ status: 'returned', gaps: rectification.gaps ?? recorded.data.gaps })
    case 'rectification.extensionAsked':
      return next({ extension: { askedBy: recorded.by, days: recorded.data.days } })
    case 'rectification.extended': {
      const { extension: _settled, overdueOn: _noLonger, ...rest } = rectification
      const due = recorded.opens?.find((deadline) => deadline.key === 'rectification.due')
      const extended = { ...rest, extensions: rest.extensions + 1, dueOn: due?.dueOn ?? rest.dueOn }
      return { ...state, rectification: extended }
    }
    case 'rectification.extensionRefused': {
      const { extension: _settled, ...rest } = rectification
      return { ...state, rectification: rest }
    }
    case 'rectification.overdue':
      return next({ overdueOn: recorded.on })
    case 'rectification.referred':
      return next({ referredOn: recorded.on })
    case 'deadline.moved': {
      const due = recorded.opens?.find((deadline) => deadline.key === 'rectification.due')
      if (!due) return state
      const { overdueOn, ...rest } = rectification
      // Moved beyond the day of the move, the term has not passed after all.
      const late = overdueOn !== undefined && due.dueOn < recorded.on ? { overdueOn } : {}
      return { ...state, rectification: { ...rest, ...late, dueOn: due.dueOn } }
    }
    default:
      return state
  }
}
