import { z } from 'zod'
import { localDate } from '../../../casework/schemas/common.ts'
import type { Fields } from '../../form/fields.ts'
import { texts } from './texts.ts'

export const units = ['workingDays', 'days', 'months', 'years'] as const

/** What the calculator is asked. */
export const calculatorSchema = z.strictObject({ start: localDate, count: z.number().int(), unit: z.enum(units) })

export const calculatorFields: Fields = {
  start: { kind: 'date', label: texts.start },
  count: { kind: 'number', label: texts.count },
  unit: { kind: 'choice', label: texts.unit, options: units.map((value) => ({ value, label: texts[value] })) },
}
