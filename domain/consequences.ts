import { isHeldBack } from './annulment/pending.ts'
import type { CaseState, Command } from './case.ts'
import { isToHold, isToRelease } from './measures/holding.ts'
import { isToLift } from './measures/in-force.ts'
import type { MeasureState } from './measures/types.ts'
import { isOpen as objectionOpen } from './objection/open.ts'

/** Commands of the system that need neither time nor anybody outside. */
export type Consequence = Extract<
  Command,
  {
    type:
      | 'measure.dispatch'
      | 'measure.hold'
      | 'measure.release'
      | 'measure.orderLift'
      | 'objection.mark'
      | 'undoing.confirm'
  }
>

/**
 * What follows at once from where a case stands: an objection is marked, also after the end; while it is public its
 * measures go to their departments; while it is held back those that went out are held, and released after it; when publicity has ended each
 * measure is ordered lifted (Order 36 Art 3). Empty once it is done.
 */
export function consequences(state: CaseState): Consequence[] {
  const { closedOn, publicity, undoing, objections, measures } = state
  const objection = objections.at(-1)
  const toMark = objectionOpen(objection) && objection?.marked === false
  const marks: Consequence[] = toMark ? [{ type: 'objection.mark', payload: {} }] : []
  if (closedOn !== undefined) return marks
  const those = (wanted: (measure: MeasureState) => boolean) =>
    Object.values(measures).flatMap((measure) => (wanted(measure) ? [measure.code] : []))
  if (undoing) {
    const lifts = those(isToLift)
    return [
      ...marks,
      ...lifts.map((measure): Consequence => ({ type: 'measure.orderLift', payload: { measure } })),
      // The public row goes in the transaction that ends publicity.
      ...(undoing.confirmed.publication === undefined ? [confirmation('publication')] : []),
    ]
  }
  const toDispatch = publicity && !isHeldBack(state) ? those(({ status }) => status === 'determined') : []
  const toHold = those((measure) => isToHold(state, measure))
  const toRelease = those((measure) => isToRelease(state, measure))
  return [
    ...marks,
    ...toHold.map((measure): Consequence => ({ type: 'measure.hold', payload: { measure } })),
    ...toRelease.map((measure): Consequence => ({ type: 'measure.release', payload: { measure } })),
    ...toDispatch.map((measure): Consequence => ({ type: 'measure.dispatch', payload: { measure } })),
  ]
}

/** Confirms an act of the undoing, by what the system itself has seen of it; the public row it has taken away itself. */
export function confirmation(act: 'publication' | 'sharing' | 'use', receipt = `${act} ended`): Consequence {
  return { type: 'undoing.confirm', payload: { act, receipt } }
}
