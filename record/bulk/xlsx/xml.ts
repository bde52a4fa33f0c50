import { SaxesParser } from 'saxes'
import { limits } from '../limits.ts'
import { UnreadableFile } from '../unreadable.ts'

/** What happens on the way through an XML part. Names come without their prefix. */
export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text(text: string): void
  close(name: string): void
}

/** The longest run of text between two tags; a cell of the greatest length, written in entities, stays below. */
const quietCharacters = 16 * limits.cellCharacters

// Of one element; those of a workbook have ten.
const attributesMost = 1_000

/**
 * Reads an XML part piece by piece; after each piece `taken` is yielded to, so that the caller can hand on what it has.
 * Refuses documents with a DTD (no entities of their own) and broken ones. Throws `UnreadableFile`.
 */
export async function* readXml(part: string, bytes: AsyncIterable<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const parser = new SaxesParser()
  const broken = (fault: string) => new UnreadableFile('file.xmlBroken', { part, fault })
  let quiet = 0
  let attributesOfOne = 0
  let depth = 0
  parser.on('error', (error) => {
    throw broken(error.message)
  })
  parser.on('doctype', () => {
    throw broken('DOCTYPE')
  })
  parser.on('attribute', () => {
    attributesOfOne += 1
    if (attributesOfOne > attributesMost) throw broken('ATTRIBUTES')
  })
  parser.on('opentag', ({ name, attributes }) => {
    quiet = 0
    attributesOfOne = 0
    depth += 1
    if (depth > limits.depth) throw broken('DEPTH')
    handler.open(local(name), attributes)
  })
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.on('closetag', ({ name }) => {
    quiet = 0
    depth -= 1
    handler.close(local(name))
  })
  const decode = (chunk?: Buffer) => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch (error) {
      if (error instanceof TypeError) throw broken('UTF-8')
      throw error
    }
  }
  for await (const chunk of bytes) {
    const text = decode(chunk)
    quiet += text.length
    parser.write(text)
    if (quiet > quietCharacters) throw broken('TEXT')
    yield
  }
  parser.write(decode()).close()
  yield
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
