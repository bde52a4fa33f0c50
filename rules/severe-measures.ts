import { z } from 'zod'
import type { SevereMeasures } from '../domain/checks/types.ts'
import type { Refusal } from '../domain/refusal.ts'
import { isRefusal } from '../domain/refusal.ts'
import { basis } from './catalogue-schema.ts'
import { listTypes, measureCatalogue } from './catalogue.ts'
import { check, verified, words } from './check.ts'
import { readRules, unlessRefused } from './load.ts'

const schema = z.strictObject({
  basis,
  verified,
  remark: words,
  measures: z.array(
    z.strictObject({
      code: z.string().refine((code) => measureCatalogue.some((one) => one.code === code), 'is no measure'),
      // Lists to whose conduct the matters of the measure are related.
      relatedLists: z
        .array(z.string().refine((code) => listTypes.some((one) => one.code === code), 'is no list type'))
        .exactOptional(),
    }),
  ),
})

/** The measures of 条例 Art 31 read from `file`, or a refusal. */
export function checkSevereMeasures(file: string, data: unknown): SevereMeasures | Refusal {
  const checked = check(schema, file, data)
  if (isRefusal(checked)) return checked
  return new Map(checked.measures.map(({ code, relatedLists }) => [code, relatedLists]))
}

/** The measures against severely dishonest entities, which bite in related matters only (条例 Art 31). */
export const severeMeasures: SevereMeasures = unlessRefused(
  checkSevereMeasures('severe-measures.json', readRules('severe-measures.json')),
)
