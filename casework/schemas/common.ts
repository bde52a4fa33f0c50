import { z } from 'zod'
import type { Commands, CommandType } from '../../domain/case.ts'
import { firstDate, lastDate } from '../../domain/dates.ts'
import { standardCharacters } from '../../domain/identifiers/private-use.ts'
import { shownName, withoutFormat } from '../../domain/identifiers/normal-form.ts'

/** What can be kept: PostgreSQL keeps neither the null character nor half a surrogate pair. */
const keepable = '[^\\u0000\\uD800-\\uDFFF]'

const keepablePattern = `^${keepable}*$`

/** Any text that can be kept. Private-use characters of older tables are kept as GB 18030-2022 has them. */
export const words = z
  .string()
  .overwrite(standardCharacters)
  .refine(
    (value) => !value.includes('\u0000') && !/\p{Surrogate}/u.test(value),
    'Contains characters that cannot be kept',
  )
  .meta({ pattern: keepablePattern })

/**
 * The most characters of what stands in lists, letters and the public register between other words: a name, the number
 * of a document, what a thing or a kind of conduct is called. The longest names of enterprises that are registered have
 * some 150; the workbook of the agencies takes as many.
 */
export const mostOfLine = 300

/**
 * The most characters of a legal basis: a dozen provisions named with their laws in full, which is more than the
 * decisions of agencies cite for one conduct.
 */
export const mostOfBasis = 1_000

/**
 * Text that must say something that is seen: fillers and format characters alone are as empty as blanks. The bound keeps a
 * single field from filling the ledger.
 */
export const text = words
  .trim()
  .min(1)
  .superRefine((value, context) => {
    if (value !== '' && withoutFormat(value).trim() === '')
      context.addIssue({ code: 'too_small', origin: 'string', minimum: 1, inclusive: true, input: value })
  })
  .max(10_000)
  .meta({ pattern: `^${keepable}*[^\\s\\u0000\\uD800-\\uDFFF]${keepable}*$` })
const oneLine = words.overwrite(shownName).trim()
/**
 * Text of one line that must say something: a name, a number, a place, a title. It stands in lists and letters between other
 * words, so nothing of it is kept that nobody sees, and a line break is a blank.
 */
export const line = oneLine
  .min(1)
  .max(mostOfLine)
  .meta({ pattern: `^${keepable}*[^\\s\\u0000\\uD800-\\uDFFF]${keepable}*$` })
/** Text of one line that may be empty. */
export const lineOrNothing = oneLine.max(mostOfLine).meta({ pattern: keepablePattern })
/** Text that may be empty. */
export const note = words.max(10_000).meta({ pattern: keepablePattern })
/** A legal date of Asia/Shanghai, within the years that calendars are laid out for. */
export const localDate = z.iso
  .date()
  .refine((date) => date >= firstDate && date <= lastDate, { params: { fault: 'date' } })
  .meta({ pattern: '^(199[0-9]|20[0-9][0-9]|2100)-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' })
/** A number that PostgreSQL keeps as an integer. */
export const count = z.coerce.number().int().min(1).max(2_147_483_647)
/** The number of a case, or what somebody takes for one. */
export const caseNumber = words.max(40).meta({ pattern: keepablePattern })
/** The SHA-256 of a file. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/)
export const identifier = words.min(1).max(100).meta({ pattern: keepablePattern })

const evidence = z.strictObject({
  title: line,
  sha256: z.exactOptional(z.string().regex(/^[0-9a-f]{64}$/)),
  file: z.exactOptional(z.string().regex(/^[0-9a-f]{64}$/)).describe('The sha256 of a file that was sent to the case'),
})
export const evidenceList = z.array(evidence).max(100)

/** Why and on what basis the author acts; kept with every ledger entry. */
export const justification = z.strictObject({
  reason: z.exactOptional(text),
  legalBasis: z.exactOptional(text.max(mostOfBasis)),
})

/** The payload schemas of some commands; the compiler proves that each gives exactly the domain's payload. */
export type PayloadSchemas<T extends CommandType> = { readonly [K in T]: z.ZodType<Commands[K]> & z.ZodObject }

/** A payload without content. */
export const nothing = z.strictObject({})
