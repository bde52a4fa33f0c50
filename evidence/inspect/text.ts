import { createReadStream } from 'node:fs'

// Markup and scripts that call themselves text.
const otherThanText = /^\s*(?:<\?|<!|<[a-z]+[\s>/]|\{\\rtf|%!PS|@echo|#!|MIME-Version:)/i

/**
 * Whether a file is plain text in UTF-8 or GB18030, without control characters, and no markup or script by its beginning.
 * Reads it in pieces.
 */
export async function isPlainText(path: string): Promise<boolean> {
  const decoders = [new TextDecoder('utf-8', { fatal: true }), new TextDecoder('gb18030', { fatal: true })]
  const read = new Set(decoders)
  let beginning = ''
  for await (const piece of createReadStream(path)) {
    if (hasControls(piece as Buffer)) return false
    for (const decoder of read) {
      const text = decoded(decoder, piece as Buffer)
      if (text === undefined) read.delete(decoder)
      else if (decoder === [...read][0] && beginning.length < 200) beginning += text
    }
    if (read.size === 0) return false
  }
  return [...read].some((decoder) => decoded(decoder) !== undefined) && !otherThanText.test(beginning)
}

function decoded(decoder: InstanceType<typeof TextDecoder>, piece?: Buffer): string | undefined {
  try {
    return decoder.decode(piece, { stream: piece !== undefined })
  } catch {
    return undefined
  }
}

// Bytes of text have none of these in either encoding: GB18030 goes on with 0x30 or more.
function hasControls(piece: Buffer): boolean {
  for (const byte of piece) {
    if ((byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d) || byte === 0x7f) return true
  }
  return false
}
