import type { Language } from './problems.ts'

/** What a schema says about one field: its kind of fault and the bounds that were missed. */
export interface FieldFault {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
}

type Words = Record<Language, string>

const types: Readonly<Record<string, Words>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
}

const formats: Readonly<Record<string, Words>> = {
  date: { zh: '需要日期，例如 2026-04-07。', en: 'Needs a date such as 2026-04-07.' },
  uuid: { zh: '需要 UUID。', en: 'Needs a UUID.' },
}

const outsideYears: Words = {
  zh: '需要1990年至2100年之间的日期。',
  en: 'Needs a date from 1990 to 2100.',
}

const unkeepable: Words = {
  zh: '含有无法保存的字符，请去掉。',
  en: 'Holds characters that cannot be kept; take them out.',
}

const words: Readonly<Record<string, (params: FieldFault['params']) => Words>> = {
  invalid_type: ({ expected }) => {
    const type = types[String(expected)] ?? { zh: String(expected), en: String(expected) }
    return { zh: `必须填写，类型为${type.zh}。`, en: `Must be given and be ${type.en}.` }
  },
  too_small: ({ origin, minimum }) => bounds({ zh: '至少', en: 'at least' }, String(origin), Number(minimum)),
  too_big: ({ origin, maximum }) => bounds({ zh: '至多', en: 'at most' }, String(origin), Number(maximum)),
  invalid_value: ({ values }) => {
    const list = (values as readonly unknown[]).map(String)
    return { zh: `只能是：${list.join('、')}。`, en: `Must be one of: ${list.join(', ')}.` }
  },
  invalid_format: ({ format, pattern }) =>
    formats[String(format)] ?? {
      zh: `格式不符：${String(pattern ?? format)}。`,
      en: `Must have the form ${String(pattern ?? format)}.`,
    },
  unrecognized_keys: ({ keys }) => {
    const list = (keys as readonly unknown[]).slice(0, 10).map((key) => String(key).slice(0, 60))
    return {
      zh: `没有这些字段，请去掉：${list.join('、')}。`,
      en: `There are no such fields; take them out: ${list.join(', ')}.`,
    }
  },
  custom: ({ params }) => ((params as { fault?: string } | undefined)?.fault === 'date' ? outsideYears : unkeepable),
}

const units: Readonly<Record<string, Words>> = {
  string: { zh: '个字符', en: ' characters' },
  array: { zh: '项', en: ' entries' },
}

function bounds(word: Words, origin: string, bound: number): Words {
  const unit = units[origin] ?? { zh: '', en: '' }
  return { zh: `${word.zh} ${bound} ${unit.zh}`.trimEnd() + '。', en: `Must be ${word.en} ${bound}${unit.en}.` }
}

const otherwise: Words = { zh: '内容不符合要求。', en: 'Does not fit what is asked for.' }

/** What is wrong with a field, in the language of the request. */
export function faultText({ keyword, params }: FieldFault, language: Language): string {
  return (words[keyword]?.(params) ?? otherwise)[language]
}

/** The JSON Pointer of a field (RFC 6901, as a fragment); `#` is the body itself. */
export function pointerOf({ instancePath }: FieldFault): string {
  return instancePath === '/' ? '#' : `#${instancePath}`
}
