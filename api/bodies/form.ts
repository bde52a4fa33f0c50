import type { FastifyInstance } from 'fastify'
import { BadInput } from '../bad-input.ts'

/** How many fields a form may bring, and how many bytes all its texts together. */
export const formLimits = { fields: 2_000, bytes: 1_048_576 } as const

/** Reads a form in `application/x-www-form-urlencoded`; a field that comes several times has the list of its texts. */
export function fieldsIn(text: string): Record<string, string | string[]> | BadInput {
  if (text.split('&', formLimits.fields + 1).length > formLimits.fields) return new BadInput('request.tooLarge')
  const fields = new Map<string, string | string[]>()
  for (const [name, value] of new URLSearchParams(text)) addTo(fields, name, value)
  return Object.fromEntries(fields)
}

/** Adds a text to the fields of a form. */
export function addTo(fields: Map<string, string | string[]>, name: string, value: string): void {
  const before = fields.get(name)
  if (before === undefined) fields.set(name, value)
  else if (typeof before === 'string') fields.set(name, [before, value])
  else before.push(value)
}

/** Reads the forms that browsers send without files. */
export function readForms(app: FastifyInstance): void {
  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formLimits.bytes },
    (_request, text, done) => {
      const fields = fieldsIn(text)
      if (fields instanceof BadInput) done(fields)
      else done(null, fields)
    },
  )
}
