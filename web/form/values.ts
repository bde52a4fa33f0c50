import type { Evidence } from '../../domain/evidence.ts'
import type { Field, Fields, FormScene, RowsField } from './fields.ts'
import { fileValue, keptFiles } from './fields.ts'

/** What is typed in a form, by the path of the field: `servedOn`, `items.0.statement`. */
export type Values = Readonly<Record<string, string | readonly string[]>>

export const one = (values: Values, path: string): string => {
  const value = values[path]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

export const many = (values: Values, path: string): readonly string[] => {
  const value = values[path]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/** One entry more than any list of a form may have, so that a longer one is seen to be too long and no further. */
const readEntries = 101

/** The longest lists of a form are cut one entry beyond what any schema takes: it is refused, and nothing loops on. */
export const cut = <Item>(items: readonly Item[]): readonly Item[] => items.slice(0, readEntries)

/** The highest number of a row that a form reads and draws. */
export const highestRow = 999

/**
 * The numbers of the rows of a list that hold something, in order. They stand in the names of fields, which anybody may
 * choose: how many there are is what counts, never how high they are.
 */
export function rowsIn(values: Values, path: string): readonly number[] {
  const before = `${path}.`
  const rows = new Set<number>()
  for (const name of Object.keys(values)) {
    if (!name.startsWith(before)) continue
    const end = name.indexOf('.', before.length)
    const row = name.slice(before.length, end === -1 ? undefined : end)
    if (/^(0|[1-9]\d{0,2})$/.test(row)) rows.add(Number(row))
  }
  return cut([...rows].toSorted((one, other) => one - other))
}

const at = (path: string, name: string | number) => (path === '' ? String(name) : `${path}.${name}`)

/** An object as the form would have been typed, for showing it again: a proposal to be revised, a saved draft. */
export function valuesOf(fields: Fields, object: Readonly<Record<string, unknown>>, path = ''): Values {
  return Object.assign(
    {},
    ...Object.entries(fields).map(([name, field]) => valueOf(field, object[name], at(path, name))),
  ) as Values
}

function valueOf(field: Field, value: unknown, path: string): Values {
  if (value === undefined || value === null) return {}
  switch (field.kind) {
    case 'group':
      return valuesOf(field.fields, value as Record<string, unknown>, path)
    case 'rows':
      return Object.assign(
        {},
        ...(value as Record<string, unknown>[]).map((row, n) => valuesOf(field.columns, row, at(path, n))),
      ) as Values
    case 'ticks':
      return { [path]: value as string[] }
    case 'lines':
      return { [path]: (value as string[]).join('\n') }
    case 'evidence':
      return evidenceValues(value as Evidence[], path)
    case 'yesNo':
      return { [path]: value === true ? 'yes' : 'no' }
    default:
      return { [path]: String(value as string | number) }
  }
}

function evidenceValues(pieces: readonly Evidence[], path: string): Values {
  const titles = pieces.filter(({ file }) => file === undefined).map(({ title }) => title)
  const files = pieces.flatMap(({ title, file }) =>
    file === undefined ? [] : [fileValue({ sha256: file, name: title })],
  )
  return { [path]: titles.join('\n'), ...(files.length === 0 ? {} : { [keptFiles(path)]: files }) }
}

/** What stands in a form before anybody has typed. */
export function firstValues(fields: Fields, scene: FormScene): Values {
  return Object.assign({}, ...Object.entries(fields).map(([name, field]) => firstValue(field, scene, name))) as Values
}

function firstValue(field: Field, scene: FormScene, path: string): Values {
  if (field.kind === 'rows') return fixedRows(field, scene, path)
  if (field.kind === 'ticks') return field.ticked ? { [path]: field.ticked(scene) } : {}
  return 'first' in field && field.first ? { [path]: field.first(scene) } : {}
}

/** The rows that the case gives, each with the value that names it. */
function fixedRows(field: RowsField, scene: FormScene, path: string): Values {
  const given = givenIn(field)
  return Object.fromEntries(begunWith(field, scene).map(({ value }, n) => [`${path}.${n}.${given}`, value]))
}

const givenIn = ({ columns }: RowsField) => Object.entries(columns).find(([, { kind }]) => kind === 'given')?.[0] ?? ''

const begunWith = (field: RowsField, scene: FormScene) =>
  cut(field.fixed?.(scene) ?? []).slice(0, field.atOnce ?? readEntries)

/**
 * The rows of the case that a form draws, each at its place: those that it named when it was sent or kept, and where it
 * says nothing those that it begins with. Never more than are read of it.
 */
export function fixedRowsIn(field: RowsField, scene: FormScene, values: Values, path: string) {
  const given = givenIn(field)
  const named = new Map(rowsIn(values, path).map((n) => [n, one(values, at(at(path, n), given))]))
  const isNamed = new Set(named.values())
  const rows = new Map((field.fixed?.(scene) ?? []).map((row) => [row.value, row]))
  for (const [n, { value }] of begunWith(field, scene).entries()) {
    if (!rows.has(named.get(n) ?? '') && !isNamed.has(value)) named.set(n, value)
  }
  return cut([...named].toSorted(([n], [other]) => n - other)).flatMap(([n, value]) => {
    const row = rows.get(value)
    return row === undefined ? [] : [{ n, row }]
  })
}
