import type { Field, Fields } from './fields.ts'
import { keptFiles } from './fields.ts'
import { lostFiles } from './lost-files.ts'
import type { Values } from './values.ts'
import { cut, many, one, rowsIn } from './values.ts'
import { whyFields } from './view.tsx'

/**
 * Of what was sent, what the fields of a form ask for. Names are chosen by whoever sends a form: those that no field has
 * are left out, and lists are cut as they are where a form is read, so that what is kept of a form has an end.
 */
export function askedFor(fields: Fields, values: Values): Values {
  const found: Record<string, string | readonly string[]> = {}
  for (const [name, field] of Object.entries(fields)) take(field, values, name, found)
  return found
}

function take(field: Field, values: Values, path: string, found: Record<string, string | readonly string[]>): void {
  const takeAll = (fields: Fields, under: string) => {
    for (const [name, each] of Object.entries(fields)) take(each, values, `${under}.${name}`, found)
  }
  const takeList = (name: string) => {
    if (name in values) found[name] = cut(many(values, name))
  }
  if (field.kind === 'group') return takeAll(field.fields, path)
  if (field.kind === 'rows') {
    for (const row of rowsIn(values, path)) takeAll(field.columns, `${path}.${row}`)
    return
  }
  if (field.kind === 'ticks') return takeList(path)
  if (path in values) found[path] = one(values, path)
  if (field.kind !== 'evidence') return
  takeList(keptFiles(path))
  takeList(lostFiles(path))
}

// What pages put into their forms besides: the key of the sending, and the version that its author has seen, of one case
// or of several.
const unseen = /^_(key|version)(\..{1,40})?$/

/** What was written in a form of some fields, with what any act may say besides and what its page had put into it. */
export function writtenIn(fields: Fields, values: Values): Values {
  const own = cut(Object.keys(values).filter((name) => unseen.test(name)))
  return {
    ...askedFor({ ...fields, ...whyFields }, values),
    ...Object.fromEntries(own.map((name) => [name, one(values, name).slice(0, 200)])),
  }
}
