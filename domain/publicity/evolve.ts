import { addDays } from '../calendar/days.ts'
import type { CaseState, Events, RecordedEvent } from '../case.ts'
import { correctionOf, isOpen } from '../objection/open.ts'
import type { Deadline } from '../terms/deadline.ts'
import { repairDay } from './period.ts'
import type { PublicityState, PublicityEvents } from './types.ts'
import { untouched } from '../untouched.ts'

/** Folds one event into the publicity. */
export function evolvePublicity(state: CaseState, recorded: RecordedEvent): CaseState {
  const publicity = (changes: Partial<PublicityState>): CaseState =>
    state.publicity ? { ...state, publicity: { ...state.publicity, ...changes } } : state
  switch (recorded.type) {
    case 'publicity.published':
      return { ...state, publicity: { ...begun(state, recorded.data), endings: 0 } }
    case 'publicity.restored': {
      const { undoing: _undone, closedOn: _reopened, outcome: _voided, ...rest } = state
      const endings = state.publicity?.endings ?? 0
      return { ...rest, publicity: { ...begun(state, recorded.data), endings } }
    }
    case 'listing.changed': {
      const { period } = recorded.data
      if (period === undefined) return state
      const { repairFrom, until, onPublicRegister } = period
      return publicity({ repairFrom, until, onPublicRegister })
    }
    case 'publicity.corrected':
      return publicity({ correction: recorded.data.correction })
    case 'publicity.suspended':
      return publicity({ status: 'suspended' })
    case 'publicity.resumed':
      return publicity({ status: 'published' })
    case 'publicity.ended': {
      // An annulment may end what was already closed: the case is open again until the annulment is carried out.
      const {
        closedOn: _reopened,
        outcome: _voided,
        ...ended
      } = publicity({
        status: 'ended',
        endedOn: recorded.on,
        endings: (state.publicity?.endings ?? 0) + 1,
      })
      return { ...ended, undoing: { reason: recorded.data.reason, begunOn: recorded.on, confirmed: {} } }
    }
    case 'correction.confirmed':
    case 'deadline.moved': {
      const moved = (topic: Deadline['topic']) => recorded.opens?.find((deadline) => deadline.topic === topic)
      const fraud = moved('repair.fraudPublicity')
      if (fraud) return publicity({ repairFrom: addDays(fraud.dueOn, 1), until: fraud.dueOn })
      const [min, max] = [moved('publicity.min'), moved('publicity.max')]
      if (min === undefined && max === undefined) return state
      return publicity({ ...(min ? { repairFrom: repairDay(min) } : {}), ...(max ? { until: max.dueOn } : {}) })
    }
    case 'objection.marked':
      return publicity({ marked: true })
    case 'objection.upheld':
    case 'objection.rejected':
      return publicity({ marked: false })
    // Its term, which is closed with it, is all that there is to fold.
    case 'publicity.previewWaived':
      return state
    default:
      return untouched<keyof PublicityEvents>(state, recorded)
  }
}

/** A period of publicity as it begins: with the mark and the correction of objections that came before it. */
function begun(state: CaseState, period: Events['publicity.published']): Omit<PublicityState, 'endings'> {
  const marked = isOpen(state.objections.at(-1))
  const { from, repairFrom, until, onPublicRegister } = period
  return { from, repairFrom, until, onPublicRegister, status: 'published', marked, ...correctionOf(state) }
}
