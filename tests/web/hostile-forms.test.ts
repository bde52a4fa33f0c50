import { describe, expect, it } from 'vitest'
import { fieldsIn, formLimits } from '../../http/bodies/form.ts'
import { payloadSchemas, proposalSchema } from '../../casework/schemas/commands.ts'
import { BadInput } from '../../http/bad-input.ts'
import { commandForms, formOf } from '../../web/commands/index.ts'
import { proposalFields } from '../../web/commands/proposal-fields.ts'
import type { HumanCommand } from '../../domain/decide.ts'
import type { Fields, RowsField } from '../../web/form/fields.ts'
import { checkForm, fieldAt } from '../../web/form/faults.ts'
import type { Values } from '../../web/form/values.ts'
import { cut, rowsIn } from '../../web/form/values.ts'
import { cleaned } from '../../web/kit/cleaned.ts'

/** The time that the review of 2026-11-28 allows a form for its names, whatever they are. */
const mostMs = 50

function within<T>(work: () => T): T {
  // By the processor's clock, since other suites run beside this one.
  const begin = process.cpuUsage()
  const answer = work()
  const { user, system } = process.cpuUsage(begin)
  expect((user + system) / 1000).toBeLessThan(mostMs)
  return answer
}

/** The paths of all lists of a form. */
const listsOf = (fields: Fields, path = ''): string[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const at = path === '' ? name : `${path}.${name}`
    if (field.kind === 'group') return listsOf(field.fields, at)
    return field.kind === 'rows' ? [at] : []
  })
const typed = Object.keys(commandForms) as HumanCommand[]
const forms = [
  { form: 'proposal', schema: proposalSchema, fields: proposalFields as Fields },
  ...typed.map((type) => ({ form: type, schema: payloadSchemas[type], fields: formOf(type).fields as Fields })),
]
const withLists = forms.filter(({ fields }) => listsOf(fields).length > 0)

const numbers = ['1e9', '1e300', 'Infinity', '-Infinity', 'NaN', '-1', '0x7fffffff', '2000000', '00', ' 1', '١', '']

describe('rows of a form', () => {
  it('are there in some forms', () => expect(withLists.length).toBeGreaterThan(3))

  it.each(withLists)('of $form are counted by what is there, never by the numbers in names', ({ fields, schema }) => {
    for (const list of listsOf(fields)) {
      for (const number of numbers) {
        const values = { [`${list}.${number}.text`]: 'x', [`${list}.${number}`]: 'x' }
        expect(
          within(() => rowsIn(values, list)),
          number,
        ).toEqual([])
        within(() => checkForm(schema, fields, values))
      }
    }
  })

  it.each(withLists)('of $form are refused beyond what the schema takes, and blank ones cost nothing', (asked) => {
    const { fields, schema } = asked
    const [list = ''] = listsOf(fields)
    const rowsField = fieldAt(fields, list) as RowsField
    const column = Object.keys(rowsField.columns).find((name) => rowsField.columns[name]?.kind !== 'given')
    // Warm, as a server is.
    checkForm(schema, fields, { [`${list}.0.${column}`]: 'x' })
    const rows = (count: number, text: string) =>
      Array.from({ length: count }, (_, n) => `${list}.${n}.${column}=${text}`).join('&')
    for (const text of ['x', '']) {
      expect(within(() => fieldsIn(rows(20_000, text)))).toBeInstanceOf(BadInput)
      const values = fieldsIn(rows(formLimits.fields, text))
      const { faults = [] } = within(() => checkForm(schema, fields, values as Values))
      if (text !== '') expect(faults.length).toBeGreaterThan(0)
    }
  })

  it('keep their order and numbers', () => {
    expect(rowsIn({ 'a.7.x': '', 'a.0.x': '', 'a.10.x': '1', 'ab.3.x': '', 'a.b': '', a: '' }, 'a')).toEqual([0, 7, 10])
  })
})

it('lists in a form are cut beyond the longest that any schema takes, so that each longer one is refused', () => {
  const longest = (schema: unknown): number[] => {
    if (typeof schema !== 'object' || schema === null) return []
    const own = 'maxItems' in schema ? [Number(schema.maxItems)] : []
    return [...own, ...Object.values(schema).flatMap(longest)]
  }
  const lists = [proposalSchema, ...Object.values(payloadSchemas)].flatMap((schema) =>
    longest(schema.toJSONSchema({ io: 'input', unrepresentable: 'any' })),
  )
  expect(lists.length).toBeGreaterThan(10)
  expect(cut(Array.from({ length: 500 })).length).toBeGreaterThan(Math.max(...lists))
})

describe('the fields of a form', () => {
  it('are those that came, several of one name together', () => {
    expect(fieldsIn('a=1&b=%E6%B2%AA+x&a=2&__proto__=3')).toEqual(
      Object.fromEntries([
        ['a', ['1', '2']],
        ['b', '沪 x'],
        ['__proto__', '3'],
      ]),
    )
  })

  it('are refused beyond their number before one is read', () => {
    const many = Array.from({ length: formLimits.fields + 1 }, (_, n) => `f${n}=`).join('&')
    expect(fieldsIn(many)).toBeInstanceOf(BadInput)
    expect(within(() => fieldsIn('&'.repeat(1_000_000)))).toBeInstanceOf(BadInput)
    expect(fieldsIn(many.slice(0, many.lastIndexOf('&')))).not.toBeInstanceOf(BadInput)
  })

  it('hold nothing that PostgreSQL keeps in no text', () => {
    expect(cleaned('a\u0000b\r\nc\uD800d😀')).toBe('ab\nc\uFFFDd😀')
  })
})
