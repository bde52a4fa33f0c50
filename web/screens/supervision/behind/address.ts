import { z } from 'zod'
import { localDate } from '../../../../casework/schemas/common.ts'
import type { NumberOf } from '../../../../database/queries/supervision/numbers.ts'
import { measureGroups } from '../../../../database/queries/supervision/measures.ts'
import type { MeasureGroup } from '../../../../database/queries/supervision/measures.ts'
import { likeMeasures } from '../../../../database/queries/supervision/like-cases.ts'
import { rectificationStates } from '../../../../database/queries/supervision/rectifications.ts'
import { isShanghaiDistrict } from '../../../../domain/identifiers/districts.ts'
import { stages } from '../../../../domain/stage.ts'

const day = localDate
const code = z.string().max(100).optional()
const district = z.string().refine(isShanghaiDistrict).optional()
const whole = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
const standings = z
  .string()
  .transform((text) => text.split('.'))
  .pipe(z.array(z.enum(rectificationStates)).min(1))
const groups = [...(Object.keys(measureGroups) as MeasureGroup[]), 'late' as const]

const number = z.discriminatedUnion('of', [
  z.object({ of: z.literal('rectification'), on: day, standing: standings, district, dueBy: day.optional() }),
  z.object({
    of: z.literal('late'),
    today: day,
    agency: code,
    stage: z.enum(stages as [string]).optional(),
    district,
    party: code,
  }),
  z.object({ of: z.literal('measure'), today: day, group: z.enum(groups), measure: code, department: code }),
  z.object({
    of: z.literal('like'),
    compare: z.enum(likeMeasures),
    usualDays: whole,
    listType: z.string().max(100),
    tier: z.string().max(20),
    value: whole,
  }),
  z.object({ of: z.literal('behind'), today: day }),
  z.object({ of: z.literal('provisional') }),
  z.object({ of: z.literal('open'), district }),
])

/** The number that an address names; undefined when it names none of ours. */
export function numberIn(query: Readonly<Record<string, string>>): NumberOf | undefined {
  return number.safeParse(query).data
}

/** The address of the list behind a number, or of the same list as a file. */
export const behind = (of: NumberOf, as: '' | '.xlsx' | '.csv' = ''): string => `/supervision/list${as}?${queryOf(of)}`

/** The address of the circular about a number. */
export const circularOf = (of: NumberOf): string => `/supervision/circular?${queryOf(of)}`

function queryOf(of: NumberOf): URLSearchParams {
  const parts = Object.entries(of).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join('.') : String(value)] as [string, string]],
  )
  return new URLSearchParams(parts)
}
