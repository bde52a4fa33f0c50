import { nth } from '../guards.ts'
import type { MeasureState } from './types.ts'

/** The key of a term of a measure; numbered where a restored listing dispatches it again. */
export const termKey = ({ code, round }: MeasureState, step: string) => nth(`measure.${code}.${step}`, round)

/** The key of a term with the department that owes it. */
export const named = (measure: MeasureState, step: string) => ({
  key: termKey(measure, step),
  owner: measure.department,
})
