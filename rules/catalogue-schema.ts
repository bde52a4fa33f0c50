import { z } from 'zod'
import { listTypeFault } from '../domain/law/catalogue.ts'
import type { PenaltyKind, PublishedListType } from '../domain/law/catalogue-types.ts'
import type { InForce } from '../domain/law/in-force.ts'
import { severity } from '../domain/law/penalty-kinds.ts'
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

const penaltyKinds = z
  .array(
    z
      .strictObject({
        code: z.string().min(1),
        title: words,
        least: z.enum(['minor', 'general', 'serious']),
        most: z.enum(['minor', 'general', 'serious']),
        verified,
        remark: words.exactOptional(),
      })
      .readonly()
      .refine(({ least, most }) => severity[least] <= severity[most], {
        path: ['most'],
        error: 'the most serious tier is below the least',
      }),
  )
  .readonly()
  .superRefine(eachOnce((kind) => [kind.code]))

/** The kinds of penalty read from `file`, or a refusal that names every wrong place and the reason. */
export function checkPenaltyKinds(file: string, data: unknown): readonly PenaltyKind[] | Refusal {
  return check(penaltyKinds, file, data)
}

/** Refuses entries that share a code or a title. */
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

/** On which days a version of an entry is in force, both included. */
export const inForce = { from: localDate, until: localDate.exactOptional() }

/** Refuses an entry that ends before it begins, and two that are in force on one day under one code or title. */
export function oneAtATime(
  entries: readonly (InForce & { readonly code: string; readonly title: { readonly zh: string } })[],
  context: z.core.$RefinementCtx,
): void {
  for (const [index, entry] of entries.entries()) {
    const wrong = (message: string) => context.addIssue({ code: 'custom', path: [index], message })
    if (entry.until !== undefined && entry.until < entry.from) wrong('ends before it begins')
    for (const earlier of entries.slice(0, index)) {
      const same = [
        ...(earlier.code === entry.code ? [entry.code] : []),
        ...(earlier.title.zh === entry.title.zh ? [entry.title.zh] : []),
      ]
      if (same.length === 0) continue
      if (overlap(earlier, entry)) wrong(`${same[0]!} stands twice`)
      else if (earlier.code === entry.code && earlier.from > entry.from) {
        wrong(`${entry.code} stands behind a version that begins later`)
      }
    }
  }
}

const overlap = (one: InForce, other: InForce) =>
  (one.until === undefined || other.from <= one.until) && (other.until === undefined || one.from <= other.until)

function inclusiveDays(from: string, until: string): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000 + 1
}
