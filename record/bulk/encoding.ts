import { createReadStream } from 'node:fs'
import { TextDecoder } from 'node:util'
import { UnreadableFile } from './unreadable.ts'

export type Encoding = 'utf8' | 'gb18030'

/**
 * The encoding of a text file: UTF-8 when all of it is valid UTF-8, else GB18030, in which spreadsheets on Chinese
 * systems save. Reads the file once, in pieces. Throws `UnreadableFile` for UTF-16 and for what is no text.
 */
export async function detectEncoding(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first = true
  let valid = true
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (first && isUtf16(chunk)) throw new UnreadableFile('file.encodingUnknown')
    if (chunk.includes(0)) throw new UnreadableFile('file.notASheet')
    first = false
    valid &&= decodes(decoder, chunk)
  }
  return valid && decodes(decoder) ? 'utf8' : 'gb18030'
}

/**
 * Whether a text is in UTF-16: by its mark, or, as some programs leave that out, by zeros that stand in every other byte
 * alone, where digits and signs between cells have them. A single one ends no line and parts no cells.
 */
function isUtf16(start: Buffer): boolean {
  const mark = start.length >= 2 ? start.readUInt16BE(0) : 0
  if (mark === 0xfeff || mark === 0xfffe) return true
  const zeros = Array.from(start.keys()).filter((at) => start[at] === 0)
  return zeros.length > 1 && zeros.every((at) => at % 2 === zeros[0]! % 2) && !start.includes(twoZeros)
}

const twoZeros = Buffer.alloc(2)

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
