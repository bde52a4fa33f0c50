import type { MeasureState } from './types.ts'

const sent: ReadonlySet<string> = new Set(['dispatched', 'acknowledged', 'carriedOut', 'fedBack'])

/**
 * Whether a measure has gone out and is to be lifted with the end (Order 36 Art 3). One that turned out not to apply never
 * was in force; one that was carried out is, whatever was reported of it since.
 */
export const isToLift = (measure: MeasureState): boolean => sent.has(measure.status) && !neverApplied(measure)

const neverApplied = ({ status, result, carriedOutOn }: MeasureState) =>
  status === 'fedBack' && result === 'notApplicable' && carriedOutOn === undefined

/** Whether a measure waits to be carried out; one that was reported as not applicable may turn out to apply after all. */
export const mayCarryOut = (measure: MeasureState): boolean =>
  measure.status === 'acknowledged' || neverApplied(measure)

/** Whether nothing of a measure is in force any more, or ever was. */
export const isOver = (measure: MeasureState): boolean => measure.status !== 'liftOrdered' && !isToLift(measure)
