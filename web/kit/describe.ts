import type { Bilingual } from './words.ts'
import { plain } from './words.ts'
import type { Field, Fields, FormScene } from '../form/fields.ts'
import { optionsOf } from '../form/fields.ts'

/** A part of a payload in words, with the parts inside it. */
export interface Described {
  readonly label: Bilingual
  readonly value?: Bilingual
  readonly parts?: readonly Described[]
}

/**
 * A payload or an event's data in the words of its form: labels, and options instead of their codes. Options that depend
 * on the case need the scene of its form.
 */
export function describe(fields: Fields, data: Readonly<Record<string, unknown>>, scene?: FormScene): Described[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const value = data[name]
    return value === undefined || value === null || value === '' || field.kind === 'given'
      ? []
      : [describeField(field, value, scene)]
  })
}

function describeField(field: Exclude<Field, { kind: 'given' }>, value: unknown, scene?: FormScene): Described {
  const { label } = field
  switch (field.kind) {
    case 'group':
      return { label, parts: describe(field.fields, value as Record<string, unknown>, scene) }
    case 'rows':
      return {
        label,
        value: listed((value as Record<string, unknown>[]).map((row, n) => rowWords(field.columns, row, n, scene))),
      }
    case 'ticks':
      return { label, value: listed((value as string[]).map((one) => optionWords(field, one, scene))) }
    case 'lines':
      return { label, value: listed((value as string[]).map(plain)) }
    case 'evidence':
      return { label, value: listed((value as { title: string }[]).map(({ title }) => plain(title))) }
    case 'choice':
      return { label, value: optionWords(field, String(value), scene) }
    case 'yesNo':
      return { label, value: value === true ? field.yes : field.no }
    case 'number':
      return {
        label,
        value: {
          zh: `${String(value)} ${field.unit?.zh ?? ''}`.trim(),
          en: `${String(value)} ${field.unit?.en ?? ''}`.trim(),
        },
      }
    default: {
      const words = 'words' in field ? field.words : undefined
      return { label, value: words?.(String(value)) ?? plain(String(value)) }
    }
  }
}

// Without the scene, options that depend on the case are shown as they were stored.
function optionWords(
  { options, ...field }: Extract<Field, { kind: 'choice' | 'ticks' }>,
  value: string,
  scene: FormScene | undefined,
): Bilingual {
  const words = 'words' in field ? field.words : undefined
  const all = typeof options !== 'function' ? options : scene ? optionsOf(options, scene) : []
  const known = all.find((option) => option.value === value)
  return known?.label ?? words?.(value) ?? plain(value)
}

// A row on one line: what it is called, and its parts one after the other.
function rowWords(
  columns: Fields,
  row: Readonly<Record<string, unknown>>,
  n: number,
  scene: FormScene | undefined,
): Bilingual {
  const id = row['requirement'] ?? row['ground'] ?? row['id']
  const name = typeof id === 'string' ? id : String(n + 1)
  const said = (lang: 'zh' | 'en') =>
    describe(columns, row, scene)
      .map(({ value }) => value?.[lang].replaceAll('\n', lang === 'zh' ? '、' : ', ') ?? '')
      .join(' · ')
  return { zh: `${name}. ${said('zh')}`, en: `${name}. ${said('en')}` }
}

const none: Bilingual = { zh: '无', en: 'None' }

const listed = (items: readonly Bilingual[]): Bilingual =>
  items.length === 0
    ? none
    : {
        zh: items.map(({ zh }) => zh).join('\n'),
        en: items.map(({ en }) => en).join('\n'),
      }
