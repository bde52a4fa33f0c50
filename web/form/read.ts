import type { Field, Fields, RowsField } from './fields.ts'
import { fileIn, keptFiles } from './fields.ts'
import type { Values } from './values.ts'
import { cut, many, one, rowsIn } from './values.ts'

/** What a form says: the payload, and the place in the form of each row that was kept. */
export interface Reading {
  readonly payload: Record<string, unknown>
  /** The field's path for a path of the payload, where rows left blank have shifted them. */
  readonly placeOf: (path: readonly PropertyKey[]) => string
}

/** Reads a payload from what was typed: blank optional fields and blank rows fall away. Checks nothing. */
export function readForm(fields: Fields, values: Values): Reading {
  const rows = new Map<string, number[]>()
  const payload = readFields(fields, values, '', rows)
  return { payload, placeOf: (path) => placeOf(path.map(String), rows) }
}

function readFields(
  fields: Fields,
  values: Values,
  prefix: string,
  rows: Map<string, number[]>,
): Record<string, unknown> {
  const read = Object.entries(fields).map(([name, field]): [string, unknown] => [
    name,
    readField(field, values, prefix === '' ? name : `${prefix}.${name}`, rows),
  ])
  return Object.fromEntries(read.filter(([, value]) => value !== undefined))
}

function readField(field: Field, values: Values, path: string, rows: Map<string, number[]>): unknown {
  const typed = one(values, path).trim()
  switch (field.kind) {
    case 'group': {
      const group = readFields(field.fields, values, path, rows)
      return field.optional && isBlank(group) ? undefined : group
    }
    case 'rows':
      return readRows(field, values, path, rows)
    case 'ticks':
      return field.optional && !(path in values) ? undefined : cut(many(values, path))
    case 'lines':
      return linesIn(typed)
    case 'evidence': {
      const files = cut(many(values, keptFiles(path))).flatMap((value) => fileIn(value) ?? [])
      const pieces = [...files, ...linesIn(typed).map((title) => ({ title }))]
      return field.filesOnly && pieces.length === 0 ? undefined : pieces
    }
    case 'number':
      return typed === '' ? undefined : Number(typed)
    case 'yesNo':
      return typed === '' ? undefined : typed === 'yes'
    case 'given':
      return typed
    default:
      return field.optional && typed === '' ? undefined : typed
  }
}

const linesIn = (typed: string) =>
  cut(
    typed
      .split('\n')
      .map((text) => text.trim())
      .filter((text) => text !== ''),
  )

function readRows(field: RowsField, values: Values, path: string, rows: Map<string, number[]>): unknown[] {
  const given = Object.entries(field.columns).find(([, column]) => column.kind === 'given')?.[0]
  const kept: number[] = []
  const items: Record<string, unknown>[] = []
  for (const n of rowsIn(values, path)) {
    const item = readFields(field.columns, values, `${path}.${n}`, rows)
    const { [given ?? '']: _name, ...typed } = item
    if (isBlank(typed) && !field.keepBlank) continue
    kept.push(n)
    items.push(item)
  }
  rows.set(path, kept)
  return field.numbered === undefined || given === undefined ? items : numbered(items, given, field.numbered)
}

// A new row gets a number that no row has, so that those that were there keep theirs.
function numbered(items: readonly Record<string, unknown>[], given: string, letter: string): Record<string, unknown>[] {
  let last = Math.max(
    0,
    ...items.map((item) => Number(/(?<!\d)\d{1,9}$/.exec(String(item[given] as string))?.[0] ?? 0)),
  )
  return items.map((item) => (item[given] ? item : { ...item, [given]: `${letter}${(last += 1)}` }))
}

const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === '' ||
  (Array.isArray(value)
    ? value.every(isBlank)
    : typeof value === 'object' && value !== null && Object.values(value).every(isBlank))

function placeOf(path: readonly string[], rows: Map<string, number[]>): string {
  let place = ''
  for (const part of path) {
    const kept = rows.get(place)
    const shown = kept ? String(kept[Number(part)] ?? part) : part
    place = place === '' ? shown : `${place}.${shown}`
  }
  return place
}
