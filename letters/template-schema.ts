import { z } from 'zod'
import type { LetterKind } from './kinds.ts'
import { letterKinds, vocabulary } from './kinds.ts'
import { placeholdersIn } from './fill.ts'

const words = z.string().min(1)

// One part of a template: a heading, the line of address, a paragraph, rows of label and text, or a list of the facts.
const block = z.union([
  z.strictObject({ heading: words }).readonly(),
  z.strictObject({ address: words }).readonly(),
  z.strictObject({ paragraph: words }).readonly(),
  z
    .strictObject({
      rows: z
        .array(z.tuple([words, words]).readonly())
        .min(1)
        .readonly(),
    })
    .readonly(),
  z
    .strictObject({
      list: words,
      item: words,
      /** What stands there when the list is empty; without it nothing does. */
      none: words.exactOptional(),
    })
    .readonly(),
])

const template = z
  .strictObject({
    kind: z.enum(letterKinds as [LetterKind, ...LetterKind[]]),
    version: z.int().min(1),
    /** The kind's part of the document number, after the agency's. */
    code: z.string().regex(/^\p{Script=Han}{1,4}$/u),
    title: z.strictObject({ zh: words, en: words }).readonly(),
    blocks: z.array(block).min(1).readonly(),
    /** What the letter is about, for readers without Chinese. */
    courtesy: words,
  })
  .readonly()
  .superRefine((data, context) => {
    for (const fault of faultsOf(data)) context.addIssue({ code: 'custom', path: ['blocks'], message: fault })
  })

/** The wording of one kind of document. A published version never changes; a new one is a new file. */
export type LetterTemplate = z.infer<typeof template>

/** The template in a file, or an error that names the file and every fault. Nothing may start on a wrong one. */
export function checkTemplate(file: string, data: unknown): LetterTemplate {
  const checked = template.safeParse(data)
  if (checked.success) return checked.data
  const faults = checked.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`)
  throw new Error(`letters/${file} is not valid:\n${faults.join('\n')}`)
}

function faultsOf({ kind, blocks, courtesy }: Omit<LetterTemplate, 'title'>): string[] {
  const known = vocabulary[kind]
  const unknownIn = (text: string, names: readonly string[]) =>
    placeholdersIn(text)
      .filter((name) => !names.includes(name))
      .map((name) => `{${name}} is no word of ${kind}`)
  return [
    ...unknownIn(courtesy, known.words),
    ...blocks.flatMap((part) => {
      if ('heading' in part) return unknownIn(part.heading, known.words)
      if ('address' in part) return unknownIn(part.address, known.words)
      if ('paragraph' in part) return unknownIn(part.paragraph, known.words)
      if ('rows' in part) return part.rows.flatMap((row) => row.flatMap((text) => unknownIn(text, known.words)))
      const fields = (known.lists as Readonly<Record<string, readonly string[]>>)[part.list]
      return fields ? unknownIn(part.item, fields) : [`${part.list} is no list of ${kind}`]
    }),
  ]
}

const agency = z
  .strictObject({
    code: words,
    title: words,
    /** What the numbers of its documents begin with (机关代字). */
    organ: z.string().regex(/^\p{Script=Han}{1,6}$/u),
  })
  .readonly()

/** The agencies that issue letters. Throws like `checkTemplate`. */
export function checkAgencies(data: unknown): readonly z.infer<typeof agency>[] {
  return z.array(agency).readonly().parse(data)
}
