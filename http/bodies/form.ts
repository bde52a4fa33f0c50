import type { FastifyInstance, FastifyRequest } from 'fastify'
import { BadInput } from '../bad-input.ts'

/**
 * How many fields a form may bring, and how many bytes all its texts together; `unprovedBytes` where nobody has signed in
 * and nothing shows that a page of ours has been filled in.
 */
export const formLimits = { fields: 2_000, bytes: 1_048_576, unprovedBytes: 65_536 } as const

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

/** A field of a form that has not been read; the first of its name. */
const peek = (text: string, name: string): string =>
  new URLSearchParams(new RegExp(`(?:^|&)${name}=[^&]{0,300}(?=&|$)`).exec(text)?.[0].replace(/^&/, '')).get(name) ?? ''

/** Bytes that are read of a form, by the name and the proof that its page gave it. */
type MostBytes = (request: FastifyRequest, sent: { readonly by: string; readonly proof: string }) => number

/** Reads the forms that browsers send without files; of one that is longer than `mostBytes` allows no field is read. */
export function readForms(app: FastifyInstance, mostBytes: MostBytes): void {
  app.addContentTypeParser<string>(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formLimits.bytes },
    (request, text, done) => {
      const isRead =
        text.length <= formLimits.unprovedBytes ||
        text.length <= mostBytes(request, { by: peek(text, '_by'), proof: peek(text, '_proof') })
      const fields = isRead ? fieldsIn(text) : new BadInput('request.tooLarge')
      if (fields instanceof BadInput) done(fields)
      else done(null, fields)
    },
  )
}
