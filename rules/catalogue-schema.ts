import { z } from 'zod'
import { listTypeFault } from '../domain/catalogue.ts'
import type { PublishedListType, PublishedMeasure } from '../domain/catalogue-types.ts'
import type { Refusal } from '../domain/refusal.ts'
import { check, localDate, verified, words } from './check.ts'

/** A field of supervision, as packs and list types name it. */
export interface Field {
  readonly code: string
  readonly title: { readonly zh: string; readonly en: string }
}

const tiers = z
  .array(z.enum(['minor', 'general', 'serious']))
  .min(1)
  .readonly()

const basis = z
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

const measure = z
  .strictObject({
    code: z.string().regex(/^M\d\d$/),
    title: words,
    kind: z.enum(['A', 'B', 'C']),
    targets: z
      .array(z.enum(['organisation', 'soleTrader', 'naturalPerson', 'responsiblePerson']))
      .min(1)
      .readonly(),
    tiers,
    implementer: z.string().min(1),
    published: z.boolean(),
    matters: z
      .array(
        z.enum([
          'publicFunds',
          'facilitation',
          'honours',
          'marketEntry',
          'procurementAndTendering',
          'inspection',
          'noticeAndCommitment',
          'publicity',
          'finance',
          'personalConduct',
        ]),
      )
      .min(1)
      .readonly(),
    bases: z.array(basis).min(1).readonly(),
    lists: z.array(z.string().min(1)).min(1).readonly().exactOptional(),
    remark: words.exactOptional(),
  })
  .readonly()
  .superRefine(({ kind, published, bases }, context) => {
    // 条例 Art 31 for measures that reduce rights, 国办发〔2020〕49号 for all.
    const enough =
      kind === 'A'
        ? ['law', 'administrativeRegulation', 'centralDocument']
        : ['law', 'administrativeRegulation', 'centralDocument', 'localRegulation']
    if (published && !bases.some(({ rank }) => enough.includes(rank))) {
      context.addIssue({
        code: 'custom',
        path: ['bases'],
        message: `a published measure of kind ${kind} rests on one of ${enough.join(', ')}`,
      })
    }
  })

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

/** The measure catalogue read from `file`, or a refusal; `types` are the lists it may speak of. */
export function checkMeasures(
  file: string,
  data: unknown,
  types: readonly PublishedListType[],
): readonly PublishedMeasure[] | Refusal {
  const schema = z
    .array(measure)
    .min(1)
    .readonly()
    .superRefine(eachOnce((one) => [one.code, one.title.zh]))
    .superRefine((measures, context) => {
      for (const [index, { lists = [] }] of measures.entries()) {
        for (const list of lists.filter((code) => !types.some((type) => type.code === code))) {
          context.addIssue({ code: 'custom', path: [index, 'lists'], message: `${list} is no list type` })
        }
      }
    })
  return check(schema, file, data)
}

function eachOnce<T>(names: (entry: T) => readonly string[]) {
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
