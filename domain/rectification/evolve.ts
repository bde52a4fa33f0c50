import type { CaseState, Events, RecordedEvent } from '../case.ts'
import { actedOn } from '../paper/day.ts'
import type { LocalDate } from '../dates.ts'
import type { RectificationState, RectificationEvents } from './types.ts'
import { untouched } from '../untouched.ts'

/** Folds one event into the rectification. What was late and proves not to be has led to nothing that follows on lateness. */
export function evolveRectification(state: CaseState, recorded: RecordedEvent): CaseState {
  const folded = evolveTerm(state, recorded)
  const { rectification } = folded
  const isLateNoMore = state.rectification?.overdueOn !== undefined && rectification?.overdueOn === undefined
  if (!isLateNoMore || rectification === undefined) return folded
  const { referredOn: _inVain, ...rest } = rectification
  return { ...folded, rectification: { ...rest, interviewsBefore: state.interviews.length } }
}

function evolveTerm(state: CaseState, recorded: RecordedEvent): CaseState {
  if (recorded.type === 'rectification.ordered') {
    const due = recorded.opens?.find((deadline) => deadline.key === 'rectification.due')
    // Ordered again by a decision that is served again or made anew: what was done meanwhile stands, and the ladder begins anew.
    const before = state.rectification ?? { status: 'ordered', submissions: 0, extensions: 0 }
    const { length: interviewsBefore } = state.interviews
    const ordered = { requirements: recorded.data.requirements, dueOn: due?.dueOn ?? recorded.on }
    const anew = interviewsBefore > 0 ? { interviewsBefore } : {}
    return { ...state, rectification: { ...before, ...ordered, ...anew } }
  }
  const { rectification } = state
  if (!rectification) return state
  const next = (changes: Partial<RectificationState>): CaseState => ({
    ...state,
    rectification: { ...rectification, ...changes },
  })
  switch (recorded.type) {
    case 'rectification.committed':
      return next({ committedOn: actedOn(recorded) })
    case 'rectification.evidenceSubmitted': {
      const { overdueOn, submittedWhileAsked: _before, ...rest } = rectification
      const submittedOn = actedOn(recorded)
      return {
        ...state,
        rectification: {
          ...rest,
          ...newDue(recorded),
          // Received in time and entered later: the term has not passed after all.
          ...(overdueOn === undefined || submittedOn <= rest.dueOn ? {} : { overdueOn }),
          evidenced: [...new Set([...(rest.evidenced ?? []), ...recorded.data.items.map((item) => item.requirement)])],
          status: 'submitted',
          submittedOn,
          ...(rest.extension === undefined ? {} : { submittedWhileAsked: true as const }),
          submissions: rest.submissions + 1,
        },
      }
    }
    case 'rectification.accepted': {
      // Nobody needs more time for what is done.
      const { extension: _dropped, ...rest } = rectification
      const accepted = { status: 'accepted', acceptedOn: recorded.on, inTime: recorded.data.inTime } as const
      return { ...state, rectification: { ...rest, ...accepted } }
    }
    case 'rectification.evidenceReturned':
      return next({
        status: 'returned',
        gaps: rectification.gaps ?? recorded.data.gaps,
        ...newDue(recorded),
      })
    case 'service.served':
    case 'listing.revocationRefused':
      return next(newDue(recorded))
    case 'listing.reopened':
      return recorded.data.falls ? notOrdered(state, rectification) : state
    case 'service.voided': {
      const { referredOn: _withoutCall, ...rest } = rectification
      if (recorded.data.letter.startsWith('interview.')) return { ...state, rectification: rest }
      if (recorded.data.letter !== 'decision' && !recorded.data.falls) return state
      return notOrdered(state, rectification)
    }
    case 'service.reopened':
      return notYetServed(state, rectification, recorded.data)
    case 'rectification.extensionAsked': {
      // A paper that came in time and is entered late: the term has not passed before the answer.
      const { overdueOn: _heldAfterAll, ...rest } = rectification
      const extensionsAsked = (rectification.extensionsAsked ?? 0) + 1
      // On paper the request may have come before evidence that was entered first.
      const isBefore = rest.status === 'submitted' && actedOn(recorded) <= (rest.submittedOn ?? '')
      const held = isBefore ? { submittedWhileAsked: true as const } : {}
      return { ...state, rectification: { ...rest, ...held, extension: { days: recorded.data.days }, extensionsAsked } }
    }
    case 'rectification.extended': {
      const { extension: _settled, overdueOn: _noLonger, ...rest } = rectification
      const extended = { ...rest, extensions: rest.extensions + 1, ...newDue(recorded) }
      return { ...state, rectification: extended }
    }
    case 'rectification.extensionRefused': {
      const { extension: _settled, ...rest } = rectification
      return { ...state, rectification: rest }
    }
    case 'rectification.reopeningProposed':
      return next({ reopeningProposedBy: recorded.by })
    case 'rectification.reopeningRefused':
    case 'publicity.ended':
      return { ...state, rectification: withoutReopening(rectification) }
    case 'rectification.reopened': {
      const { acceptedOn: _void, inTime: _untrue, gaps: _told, ...rest } = withoutReopening(rectification)
      const { overdueOn: _before, referredOn: _then, extension: _dropped, evidenced: _false, ...opened } = rest
      const { beforeRevocation: _earlier, ...open } = opened
      const { beforeRevocation: _once, ...stood } = rectification
      const reopened = {
        status: 'ordered',
        reopenedOn: recorded.on,
        interviewsBefore: state.interviews.length,
        ...(recorded.data.ground === 'falseRepair' ? { beforeRevocation: stood } : {}),
      } as const
      return { ...state, rectification: { ...open, ...reopened, ...newDue(recorded) } }
    }
    case 'repair.revocationReopened': {
      // What numbers the keys of its terms goes on.
      const { submissions, extensionsAsked } = rectification
      const numbers = { submissions, ...(extensionsAsked === undefined ? {} : { extensionsAsked }) }
      const before = rectification.beforeRevocation
      return before === undefined ? state : { ...state, rectification: { ...before, ...numbers } }
    }
    case 'rectification.overdue':
      return next({ overdueOn: recorded.on })
    case 'rectification.referred':
      return next({ referredOn: recorded.on })
    case 'correction.confirmed':
    case 'deadline.moved': {
      const due = recorded.opens?.find((deadline) => deadline.key === 'rectification.due')
      const inTime = recorded.type === 'correction.confirmed' ? recorded.data.inTime : undefined
      const { overdueOn, ...rest } = rectification
      // Earlier releases left it late though it was in time.
      const wasLate = overdueOn === undefined || (inTime !== undefined && recorded.data.notLate) ? {} : { overdueOn }
      if (!due) return inTime === undefined ? state : { ...state, rectification: { ...rest, ...wasLate, inTime } }
      // Moved beyond the day of the move, or of what was given meanwhile, the term has not passed after all.
      const by = rest.status === 'submitted' ? (rest.submittedOn ?? recorded.on) : recorded.on
      const late = overdueOn !== undefined && due.dueOn < by && !recorded.data.notLate ? { overdueOn } : {}
      return { ...state, rectification: { ...rest, ...late, dueOn: due.dueOn } }
    }
    default:
      return untouched<keyof RectificationEvents>(state, recorded)
  }
}

/** What the entity has done of its own accord stands, though nothing orders it now and nothing is late. */
function notOrdered(state: CaseState, rectification: RectificationState): CaseState {
  const { overdueOn: _late, referredOn: _then, extension: _noTerm, ...rest } = rectification
  // No term has run: what was given more time has had none, and what was done was late by none.
  const done = { ...rest, extensions: 0 }
  if (done.status === 'accepted') {
    const inTime = done.reopenedOn === undefined ? { inTime: true } : {}
    return { ...state, rectification: { ...done, ...inTime } }
  }
  // What is public already it may correct meanwhile, so that it can be repaired.
  if (done.committedOn !== undefined || state.publicity !== undefined) return { ...state, rectification: done }
  const { rectification: _nothingDone, ...before } = state
  return before
}

/** The rectification as it was before a service that was none: what came late by its term has come late by none. */
function notYetServed(
  state: CaseState,
  rectification: RectificationState,
  { act, served, servedOn }: Events['service.reopened'],
): CaseState {
  const done = state.service?.done?.[served]
  if (!act.startsWith('rectification.') || done?.rectification === undefined) return state
  const { overdueOn, ...rest } = rectification
  const isStill = done.opened?.some(({ key, dueOn }) => key === 'rectification.due' && dueOn === rectification.dueOn)
  const due = isStill ? { dueOn: done.rectification.dueOn } : {}
  const late = overdueOn === undefined || overdueOn > servedOn ? {} : { overdueOn }
  return { ...state, rectification: { ...rest, ...due, ...late } }
}

function withoutReopening(rectification: RectificationState): RectificationState {
  if (rectification.reopeningProposedBy === undefined) return rectification
  const { reopeningProposedBy: _settled, ...rest } = rectification
  return rest
}

function newDue({ opens }: RecordedEvent): { dueOn?: LocalDate } {
  const due = opens?.find(({ key }) => key === 'rectification.due')
  return due ? { dueOn: due.dueOn } : {}
}
