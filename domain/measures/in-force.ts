import type { MeasureState } from './types.ts'

const sent: ReadonlySet<string> = new Set(['dispatched', 'acknowledged', 'carriedOut', 'fedBack'])

/** Whether a measure has gone out and is to be lifted with the end; one that turned out not to apply never was in force. */
export const isToLift = ({ status, result }: MeasureState): boolean =>
  sent.has(status) && !(status === 'fedBack' && result === 'notApplicable')

/** Whether a measure waits to be carried out; one that was reported as not applicable may turn out to apply after all. */
export const mayCarryOut = ({ status, result }: MeasureState): boolean =>
  status === 'acknowledged' || (status === 'fedBack' && result === 'notApplicable')

/** Whether nothing of a measure is in force any more, or ever was. */
export const isOver = (measure: MeasureState): boolean => measure.status !== 'liftOrdered' && !isToLift(measure)
