import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { isShanghaiDistrict } from '../domain/identifiers/districts.ts'
import { verified, words } from './check.ts'

const schema = z.strictObject({
  demonstration: z.array(z.string().refine(isShanghaiDistrict)).readonly(),
  verified,
  remark: words,
})

/** Which districts must reach the target of demonstration districts, how sure that is, and what to know of it. */
export const demonstration = schema.parse(JSON.parse(readFileSync(new URL('districts.json', import.meta.url), 'utf8')))

/** Whether a district is held to the target of demonstration districts (沪府办规〔2020〕9号, item 12). */
export function isDemonstration(district: string): boolean {
  return demonstration.demonstration.includes(district)
}
