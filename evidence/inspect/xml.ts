import { SaxesParser } from 'saxes'

/** What happens on the way through an XML part. Names of elements come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>, prefix: string): void
  text(text: string): void
  close(): void
  end(): void
}

/** Thrown when a part is no XML that can be read within bounds. */
class UnreadableXml extends Error {}

/** Thrown when all parts together have more elements and attributes, or more text, than may be looked at. */
export class TooMuchXml extends Error {}

/** What may still be looked at of one file: elements and attributes, and characters. */
export interface XmlBudget {
  left: number
  characters: number
}

// Deeper than any writer nests tables, and longer than any picture in an attribute.
const depthMost = 256
const quietMost = 8 * 1_048_576
// Of one element; the parser holds each new one against all before it, and no writer needs a tenth of them.
const attributesMost = 1_000

/** Reads XML that comes in pieces. Its `see` and `end` throw `UnreadableXml` or `TooMuchXml`. */
export function xmlReader(handler: XmlHandler, budget: XmlBudget): { see(piece: Buffer): void; end(): void } {
  const parser = new SaxesParser()
  let decoder: TextDecoder | undefined
  let depth = 0
  let quiet = 0
  let attributesOfOne = 0
  const broken = (fault: string) => new UnreadableXml(fault)
  parser.on('error', (error) => {
    throw broken(error.message)
  })
  parser.on('doctype', () => {
    throw broken('DOCTYPE')
  })
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (!/^(?:utf-?8|utf-?16(?:le|be)?|us-ascii)$/i.test(encoding)) throw broken(`encoding ${encoding}`)
  })
  parser.on('attribute', () => {
    attributesOfOne += 1
    if (attributesOfOne > attributesMost) throw new TooMuchXml('attributes')
  })
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0
    attributesOfOne = 0
    depth += 1
    if (depth > depthMost) throw broken('depth')
    handler.open(local(name), attributes, name.slice(0, Math.max(0, name.indexOf(':'))))
    budget.left -= 1 + Object.keys(attributes).length
    if (budget.left < 0) throw new TooMuchXml('elements')
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.on('closetag', () => {
    quiet = 0
    depth -= 1
    handler.close()
  })
  const decode = (piece?: Buffer) => {
    try {
      decoder ??= new TextDecoder(encodingOf(piece), { fatal: true })
      return decoder.decode(piece, { stream: piece !== undefined })
    } catch (error) {
      throw error instanceof TypeError ? broken('encoding') : error
    }
  }
  return {
    see(piece) {
      const text = decode(piece)
      quiet += text.length
      budget.characters -= text.length
      if (budget.characters < 0) throw new TooMuchXml('characters')
      if (quiet > quietMost) throw broken('text')
      parser.write(text)
    },
    end() {
      parser.write(decode()).close()
      handler.end()
    },
  }
}

function encodingOf(piece: Buffer | undefined): string {
  const mark = piece?.subarray(0, 2).toString('hex')
  return mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8'
}

/** A name without its prefix. */
export const local = (name: string) => name.slice(name.indexOf(':') + 1)
