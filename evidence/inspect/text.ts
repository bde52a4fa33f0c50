import { createReadStream } from 'node:fs'

// Markup and scripts that call themselves text.
const otherThanText = /^\s*(?:<\?|<!|<[a-z]+[\s>/]|\{\\rtf|%!PS|@echo|#!|MIME-Version:)/i

/**
 * The encoding of a file of plain text, UTF-8 or GB18030, without control characters, and no markup or script by its
 * beginning; undefined for any other file. Reads it in pieces.
 */
export async function textEncoding(path: string): Promise<'utf-8' | 'gb18030' | undefined> {
  for (const encoding of ['utf-8', 'gb18030'] as const) {
    const beginning = await beginningIn(path, encoding)
    if (beginning !== undefined) return otherThanText.test(beginning) ? undefined : encoding
  }
  return undefined
}

/** The beginning of a text; undefined when the file is none in this encoding. */
async function beginningIn(path: string, encoding: string): Promise<string | undefined> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let beginning = ''
  try {
    for await (const piece of createReadStream(path)) {
      if (hasControls(piece as Buffer)) return undefined
      const text = decoder.decode(piece as Buffer, { stream: true })
      if (beginning.length < 200) beginning += text
    }
    decoder.decode()
    return beginning
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined
    throw error
  }
}

// Bytes of text have none of these in either encoding: GB18030 goes on with 0x30 or more.
function hasControls(piece: Buffer): boolean {
  for (const byte of piece) {
    if ((byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f) return true
  }
  return false
}
