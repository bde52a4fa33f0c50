import { isHeldBack } from '../annulment/pending.ts'
import { event } from '../case.ts'
import type { CaseState } from '../case.ts'
import type { CommandDefinition, DecideContext } from '../command.ts'
import { close, firstRefusal, open, stillRunning, unless } from '../guards.ts'
import { refuse } from '../refusal.ts'
import type { Deadline } from '../terms/deadline.ts'
import { isToLift } from './in-force.ts'
import { named, termKey } from './keys.ts'
import type { MeasureState } from './types.ts'

/** Whether a measure that has gone out is to be held, since what ordered it has no force for now (行政处罚法 Arts 48, 61, 62). */
export const isToHold = (state: CaseState, measure: MeasureState): boolean =>
  isHeldBack(state) && measure.held === undefined && isToLift(measure)

/** Whether a measure that was held goes on: what ordered it has force again. */
export const isToRelease = (state: CaseState, measure: MeasureState): boolean =>
  !isHeldBack(state) && measure.held === true

/** Refuses to begin a measure while what ordered it has no force. */
export const notHeld = (state: CaseState) => unless(!isHeldBack(state), 'measure.held')

/**
 * Tells a department to do nothing of a measure for now: its terms for acknowledging and carrying out end. What has been
 * carried out is suspended and not lifted, so that nothing is undone twice; that it was is still reported.
 */
export const hold = {
  roles: ['system'],
  when: (state) => firstRefusal(stillRunning(state), someOf(state, isToHold)),
  decide: (state, { measure }) => {
    const found = state.measures[measure]
    if (found === undefined) return refuse('measure.notInCase', { measure })
    if (!isToHold(state, found)) return refuse('measure.notNow', { measure, status: found.status })
    const closes = close(state, 'void', termKey(found, 'acknowledge'), termKey(found, 'carryOut'))
    return [event('measure.held', { measure, department: found.department }, { closes })]
  },
} satisfies CommandDefinition<'measure.hold'>

/** Tells it to go on: what was still to be done has its whole term again, from that day. */
export const release = {
  roles: ['system'],
  when: (state) => firstRefusal(stillRunning(state), someOf(state, isToRelease)),
  decide: (state, { measure }, context) => {
    const found = state.measures[measure]
    if (found === undefined) return refuse('measure.notInCase', { measure })
    if (!isToRelease(state, found)) return refuse('measure.notNow', { measure, status: found.status })
    const opens = owed(state, found, context)
    return [event('measure.released', { measure, department: found.department }, { opens })]
  },
} satisfies CommandDefinition<'measure.release'>

function owed(state: CaseState, found: MeasureState, context: DecideContext): Deadline[] {
  const { today } = context
  if (found.status === 'dispatched') {
    const begun = { ...named(found, 'acknowledge'), topic: 'measure.acknowledge' } as const
    return [{ ...open(state, context, { ...begun, from: { measureDispatched: today } }), countsFrom: 'holdEnded' }]
  }
  if (found.status !== 'acknowledged' && !(found.status === 'fedBack' && found.result === 'partly')) return []
  const begun = { ...named(found, 'carryOut'), topic: 'measure.carryOut' } as const
  return [{ ...open(state, context, { ...begun, from: { measureAcknowledged: today } }), countsFrom: 'holdEnded' }]
}

const someOf = (state: CaseState, wanted: (state: CaseState, measure: MeasureState) => boolean) =>
  unless(
    Object.values(state.measures).some((measure) => wanted(state, measure)),
    'measure.noneNow',
    { statuses: [] },
  )
