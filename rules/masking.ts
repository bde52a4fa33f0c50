import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { MaskingProfile } from '../domain/masking.ts'
import { verified, words } from './check.ts'

const pattern = z.string().refine((source) => new RegExp(source, 'gu').source === source)

/** The schema of a masking profile; a pattern that is no regular expression is a fault of its own place. */
export const maskingSchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+@\d+$/),
  verified,
  why: words,
  withheld: z.strictObject({
    open: z.string().min(1),
    close: z.string().min(1),
    shown: z.string().min(1),
    alike: z.record(z.string().length(1), z.string().length(1)),
  }),
  naturalPersons: z.strictObject({ platform: z.array(z.enum(['entityCode', 'entityName', 'correction'])) }),
  patterns: z
    .array(
      z.strictObject({
        kind: z.string(),
        pattern,
        keepStart: z.number().int().min(0),
        keepEnd: z.number().int().min(0),
      }),
    )
    .min(1),
  runs: z.strictObject({
    atLeast: z.number().int().min(2),
    between: z.number().int().min(0),
    stays: z.array(z.strictObject({ kind: z.string(), pattern, firm: z.boolean() })),
  }),
})

/** How texts are masked before anybody may read them. */
export const maskingProfile: MaskingProfile = maskingSchema.parse(
  JSON.parse(readFileSync(new URL('masking.json', import.meta.url), 'utf8')),
)
