import type { FastifyInstance } from 'fastify'
import { BadInput } from '../bad-input.ts'

/** How deep and how rich the content of a request may be; a proposal with all that it may hold stays far below. */
export const jsonLimits = { depth: 32, values: 20_000 } as const

/**
 * What of a JSON text would be too much, read from its characters before anything is built of it: checks that call
 * themselves end on deep nests, and each value costs the schemas more than its character.
 */
function excessOf(text: string): BadInput | undefined {
  let depth = 0
  let values = 1
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '"') at = endOfText(text, at)
    else if (sign === '[' || sign === '{') {
      depth += 1
      if (depth > jsonLimits.depth) return new BadInput('request.tooDeep')
      values += 1
    } else if (sign === ']' || sign === '}') depth -= 1
    else if (sign === ',') values += 1
    if (values > jsonLimits.values) return new BadInput('request.tooManyValues')
  }
  return undefined
}

function endOfText(text: string, begin: number): number {
  for (let at = begin + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === '"') return at
  }
  return text.length
}

/** Reads bodies in JSON as Fastify does, once it is known that they are neither too deep nor too rich. */
export function readJson(app: FastifyInstance): void {
  const read = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    const excess = excessOf(text)
    if (excess) done(excess)
    else void read(request, text, done)
  })
}
