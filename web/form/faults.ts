import type { z } from 'zod'
import { faultText } from '../../http/field-faults.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { statusOf } from '../../domain/refusal.ts'
import type { RefusalCode } from '../../domain/refusals/index.ts'
import { refusalWords } from '../kit/refusal-words.ts'
import type { Bilingual } from '../kit/words.ts'
import { sayIn } from '../kit/words.ts'
import type { Field, Fields } from './fields.ts'
import { readForm } from './read.ts'
import type { Values } from './values.ts'

/** Something that must be put right: the sentence, and the field it is about where there is one. */
export interface Fault {
  readonly path?: string
  readonly text: Bilingual
  /** The refusal that it is, where no form but the act itself was refused. */
  readonly refusal?: Refusal
}

/** A refusal as a fault of the form that asked, at the field it is about where one is known. */
export const refusalFault = (refusal: Refusal, path?: string): Fault => ({
  ...(path === undefined ? {} : { path }),
  text: refusalWords(refusal),
  refusal,
})

/** What a page says of itself when it is shown again for faults: a refusal has its status here as by the API. */
export function wrongBy(faults: readonly Fault[]): { wrong?: true; status?: number; code?: RefusalCode } {
  if (faults.length === 0) return {}
  const refusal = faults.find((fault) => fault.refusal)?.refusal
  return { wrong: true, ...(refusal ? { status: statusOf(refusal), code: refusal.code } : {}) }
}

const sentences = {
  fill: { zh: '请填写“{label}”。', en: 'Fill in “{label}”.' },
  choose: { zh: '请选择“{label}”。', en: 'Choose “{label}”.' },
  atLeastOne: { zh: '“{label}”至少填写一项。', en: 'Give at least one entry for “{label}”.' },
  date: { zh: '“{label}”须为日期，例如 2026-04-07。', en: '“{label}” must be a date such as 2026-04-07.' },
  number: { zh: '“{label}”须为数字。', en: '“{label}” must be a number.' },
  other: { zh: '“{label}”：{fault}', en: '“{label}”: {fault}' },
} satisfies Record<string, Bilingual>

/** The issues of a schema as sentences about the fields of a form: the one place where codes become words. */
function faultsOf(
  issues: readonly z.core.$ZodIssue[],
  fields: Fields,
  placeOf: (path: readonly PropertyKey[]) => string,
): Fault[] {
  return issues.map((issue) => {
    const path = placeOf(issue.path)
    const field = fieldAt(fields, path)
    return { path, text: sentenceFor(issue, field, path) }
  })
}

function sentenceFor(issue: z.core.$ZodIssue, field: Field | undefined, path: string): Bilingual {
  const label = field && 'label' in field ? field.label : { zh: path, en: path }
  const { code, path: _path, message: _message, ...params } = issue as z.core.$ZodIssue & Record<string, unknown>
  const general = { keyword: code, instancePath: '', params }
  const fault = { zh: faultText(general, 'zh'), en: faultText(general, 'en') }
  const sentence = sentences[kindOfFault(code, params, field)]
  const fill = (lang: 'zh' | 'en') => sayIn(lang)(sentence, { label: label[lang], fault: fault[lang] })
  return { zh: fill('zh'), en: fill('en') }
}

function kindOfFault(
  code: string,
  params: Readonly<Record<string, unknown>>,
  field: Field | undefined,
): keyof typeof sentences {
  if (field?.kind === 'choice' || field?.kind === 'yesNo' || field?.kind === 'ticks') return 'choose'
  if (field?.kind === 'date') return 'date'
  if (code === 'too_small' && params['origin'] === 'array') return 'atLeastOne'
  if (code === 'too_small' || (code === 'invalid_type' && field?.kind !== 'number')) return 'fill'
  if (field?.kind === 'number' && code === 'invalid_type') return 'number'
  return 'other'
}

/** The field that a path of the form leads to. */
export function fieldAt(fields: Fields, path: string): Field | undefined {
  const [name = '', ...rest] = path.split('.')
  const field = fields[name]
  if (!field || rest.length === 0) return field
  if (field.kind === 'group') return fieldAt(field.fields, rest.join('.'))
  if (field.kind === 'rows') return rest.length === 1 ? field : fieldAt(field.columns, rest.slice(1).join('.'))
  return field
}

export type Checked<P> = { readonly payload: P; readonly faults?: undefined } | { readonly faults: readonly Fault[] }

/** Reads and checks a form against the schema of its payload. */
export function checkForm<S extends z.ZodType>(schema: S, fields: Fields, values: Values): Checked<z.infer<S>> {
  const { payload, placeOf } = readForm(fields, values)
  const parsed = schema.safeParse(payload)
  if (parsed.success) return { payload: parsed.data }
  return { faults: inOrder(fields, firstOfEachField(faultsOf(parsed.error.issues, fields, placeOf))) }
}

function firstOfEachField(faults: readonly Fault[]): Fault[] {
  return faults.filter(({ path }, n) => faults.findIndex((fault) => fault.path === path) === n)
}

// As the fields follow each other on the page, so that the summary is read from top to bottom.
function inOrder(fields: Fields, faults: readonly Fault[]): Fault[] {
  const places = faults.map((fault) => ({ fault, place: placesOf(fields, (fault.path ?? '').split('.')) }))
  return places.toSorted((one, other) => comparePlaces(one.place, other.place)).map(({ fault }) => fault)
}

function placesOf(fields: Fields, [name = '', ...rest]: readonly string[]): number[] {
  const field = fields[name]
  const place = Object.keys(fields).indexOf(name)
  if (field?.kind === 'group') return [place, ...placesOf(field.fields, rest)]
  if (field?.kind === 'rows' && rest.length > 0)
    return [place, Number(rest[0]), ...placesOf(field.columns, rest.slice(1))]
  return [place]
}

function comparePlaces(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((place, n) => place !== other[n])
  return at === -1 ? 0 : one[at]! - (other[at] ?? 0)
}
