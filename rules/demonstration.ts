import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { LocalDate } from '../domain/dates.ts'
import { isShanghaiDistrict } from '../domain/identifiers/districts.ts'
import { inForceOn } from '../domain/law/in-force.ts'
import { inForce } from './catalogue-schema.ts'
import { verified, words } from './check.ts'

const versions = z
  .array(
    z
      .strictObject({
        ...inForce,
        demonstration: z.array(z.string().refine(isShanghaiDistrict)).readonly(),
        verified,
        remark: words,
      })
      .readonly(),
  )
  .min(1)
  .readonly()
  .refine(
    (all) => all.every(({ from }, at) => at === 0 || (all[at - 1]!.until ?? '9999') < from),
    'versions follow one another',
  )
  .parse(JSON.parse(readFileSync(new URL('districts.json', import.meta.url), 'utf8')))

/** Which districts were held to the target of demonstration districts on a day, how sure that is, and what to know of it. */
export function demonstrationOn(on: LocalDate): (typeof versions)[number] | undefined {
  return inForceOn(versions, on)
}

/** Whether a district was held to the target of demonstration districts on a day (沪府办规〔2020〕9号, item 12). */
export function isDemonstration(district: string, on: LocalDate): boolean {
  return demonstrationOn(on)?.demonstration.includes(district) ?? false
}
