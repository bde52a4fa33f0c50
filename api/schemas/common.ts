import { z } from 'zod'
import type { Commands, CommandType } from '../../domain/case.ts'

// PostgreSQL keeps neither the null character nor half a surrogate pair.
const words = z
  .string()
  .refine(
    (value) => !value.includes('\u0000') && !/\p{Surrogate}/u.test(value),
    'Contains characters that cannot be kept',
  )

/** Text that must say something. The bound keeps a single field from filling the ledger. */
export const text = words.trim().min(1).max(10_000)
/** Text that may be empty. */
export const note = words.max(10_000)
/** A legal date of Asia/Shanghai. */
export const localDate = z.iso.date()
export const identifier = words.min(1).max(100)

const evidence = z.strictObject({
  title: text,
  sha256: z.exactOptional(z.string().regex(/^[0-9a-f]{64}$/)),
  file: z.exactOptional(z.string().regex(/^[0-9a-f]{64}$/)).describe('The sha256 of a file that was sent to the case'),
})
export const evidenceList = z.array(evidence).max(100)

/** Why and on what basis the author acts; kept with every ledger entry. */
export const justification = z.strictObject({ reason: z.exactOptional(text), legalBasis: z.exactOptional(text) })

/** The payload schemas of some commands; the compiler proves that each gives exactly the domain's payload. */
export type PayloadSchemas<T extends CommandType> = { readonly [K in T]: z.ZodType<Commands[K]> & z.ZodObject }

/** A payload without content. */
export const nothing = z.strictObject({})
