import { z } from 'zod'
import { listTypeFault } from '../domain/catalogue.ts'
import type { PublishedListType } from '../domain/catalogue-types.ts'
import type { Refusal } from '../domain/refusal.ts'
import { check, localDate, verified, words } from './check.ts'

/** A field of supervision, as packs and list types name it. */
export interface Field {
  readonly code: string
  readonly title: { readonly zh: string; readonly en: string }
}

/** Tiers of conduct, at least one. */
export const tiers = z
  .array(z.enum(['minor', 'general', 'serious']))
  .min(1)
  .readonly()

/** A text that a list or a measure rests on. */
export const basis = z
  .strictObject({
    document: z.string().min(1),
    number: z.string().min(1).exactOptional(),
    article: z.string().min(1).exactOptional(),
    rank: z.enum([
      'law',
      'administrativeRegulation',
      'centralDocument',
      'localRegulation',
      'departmentRule',
      'judicialInterpretation',
      'normativeDocument',
    ]),
    verified,
  })
  .readonly()
  .refine(({ article, verified: sure }) => article === undefined || sure === 'found', {
    path: ['article'],
    error: 'an article stands only where it was found in the text',
  })

const consultation = z
  .strictObject({
    days: z.int().min(1),
    from: localDate.exactOptional(),
    until: localDate.exactOptional(),
    verified,
    remark: words.exactOptional(),
  })
  .readonly()
  .refine(({ from, until }) => (from === undefined) === (until === undefined), 'from and until stand together')
  .refine(
    ({ days, from, until }) => from === undefined || until === undefined || days <= inclusiveDays(from, until),
    'claims more days than lie between from and until',
  )

const listType = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z-]*$/),
    title: words,
    field: z.string().min(1),
    polarity: z.enum(['sanction', 'incentive']),
    kind: z.enum(['severe', 'watch', 'incentive']),
    reach: z.enum(['national', 'local']),
    tiers,
    authority: words,
    basis,
    consultation: consultation.exactOptional(),
    from: localDate,
    until: localDate.exactOptional(),
    listing: words,
    removal: words,
    remedies: words,
    verified,
    remark: words.exactOptional(),
  })
  .readonly()
  .refine(({ polarity, kind }) => (polarity === 'incentive') === (kind === 'incentive'), {
    path: ['kind'],
    error: 'a list is either a reward list or a sanction list',
  })
  .transform((type): PublishedListType => ({ ...type, inForce: listTypeFault(type) === undefined }))

const fields = z
  .array(z.strictObject({ code: z.string().min(1), title: words }).readonly())
  .readonly()
  .superRefine(eachOnce((field) => [field.code]))

/** The fields of supervision read from `file`, or a refusal that names every wrong place and the reason. */
export function checkFields(file: string, data: unknown): readonly Field[] | Refusal {
  return check(fields, file, data)
}

/** The list types read from `file`, or a refusal; `known` are the fields of supervision. */
export function checkListTypes(
  file: string,
  data: unknown,
  known: readonly Field[],
): readonly PublishedListType[] | Refusal {
  const schema = z
    .array(listType)
    .min(1)
    .readonly()
    .superRefine(eachOnce((type) => [type.code, type.title.zh]))
    .superRefine((types, context) => {
      for (const [index, { field }] of types.entries()) {
        if (known.some(({ code }) => code === field)) continue
        context.addIssue({ code: 'custom', path: [index, 'field'], message: `${field} is no field of supervision` })
      }
    })
  return check(schema, file, data)
}

/** Refuses entries that share a code or a title. */
export function eachOnce<T>(names: (entry: T) => readonly string[]) {
  return (entries: readonly T[], context: z.core.$RefinementCtx) => {
    const seen = new Set<string>()
    for (const [index, entry] of entries.entries()) {
      for (const name of names(entry)) {
        if (seen.has(name)) context.addIssue({ code: 'custom', path: [index], message: `${name} stands twice` })
        seen.add(name)
      }
    }
  }
}

function inclusiveDays(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1
}
