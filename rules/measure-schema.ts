import { z } from 'zod'
import type { Department, PublishedListType, PublishedMeasure } from '../domain/law/catalogue-types.ts'
import { matters } from '../domain/law/matters.ts'
import type { Refusal } from '../domain/refusal.ts'
import { basis, oneAtATime, inForce, tiers } from './catalogue-schema.ts'
import { check, verified, words } from './check.ts'

const measure = z
  .strictObject({
    code: z.string().regex(/^M\d\d$/),
    ...inForce,
    title: words,
    kind: z.enum(['A', 'B', 'C']),
    targets: z
      .array(z.enum(['organisation', 'soleTrader', 'naturalPerson', 'responsiblePerson']))
      .min(1)
      .readonly(),
    tiers,
    implementer: z.string().min(1),
    published: z.boolean(),
    matters: z.array(z.enum(matters)).min(1).readonly(),
    bases: z.array(basis).min(1).readonly(),
    lists: z.array(z.string().min(1)).min(1).readonly().exactOptional(),
    verified,
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

const department = z
  .strictObject({
    code: z.string().regex(/^[a-z][a-z-]*$/),
    ...inForce,
    title: words,
    measures: z.array(z.string().min(1)).min(1).readonly(),
  })
  .readonly()

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
    .superRefine(oneAtATime)
    .superRefine((measures, context) => {
      for (const [index, { lists = [] }] of measures.entries()) {
        for (const list of lists.filter((code) => !types.some((type) => type.code === code))) {
          context.addIssue({ code: 'custom', path: [index, 'lists'], message: `${list} is no list type` })
        }
      }
    })
  return check(schema, file, data)
}

/** The departments read from `file`, or a refusal; `catalogue` is what they may carry out. */
export function checkDepartments(
  file: string,
  data: unknown,
  catalogue: readonly PublishedMeasure[],
): readonly Department[] | Refusal {
  const schema = z
    .array(department)
    .readonly()
    .superRefine(oneAtATime)
    .superRefine((departments, context) => {
      for (const [index, { measures }] of departments.entries()) {
        for (const code of measures.filter((one) => !catalogue.some((entry) => entry.code === one))) {
          context.addIssue({ code: 'custom', path: [index, 'measures'], message: `${code} is no measure` })
        }
      }
    })
  return check(schema, file, data)
}
