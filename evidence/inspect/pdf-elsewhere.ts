import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { limits } from '../limits.ts'

const firstBytes = 1_024
const mostBytes = 262_144

/**
 * Whether a key that ends at one of these places is of the dictionary of a stream, whose content it then fetches from
 * another file (ISO 32000-2, 7.3.8.2); `tooMuch` when it takes too long to find out. Read as readers read it, forward from
 * the key: nothing that stands before it, and no length, hides where its dictionary ends.
 */
export async function isFetched(path: string, keys: ReadonlySet<number>): Promise<boolean | 'tooMuch'> {
  if (keys.size === 0) return false
  const room = { left: limits.pdfDictionaryBytes }
  const file = await open(path)
  try {
    for (const key of keys) {
      const isOf = await isOfStream(file, key, room)
      if (isOf) return isOf
    }
    return false
  } finally {
    await file.close()
  }
}

async function isOfStream(file: FileHandle, at: number, room: { left: number }): Promise<boolean | 'tooMuch'> {
  const see = dictionaryEnd()
  for (let [from, size] = [at, firstBytes]; ; size = Math.min(size * 4, mostBytes)) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(size), 0, size, from)
    for (let nth = 0; nth < bytesRead; nth += 1) {
      const isOf = see(buffer[nth]!)
      if (isOf === undefined) continue
      room.left -= nth
      return isOf
    }
    room.left -= bytesRead
    if (room.left < 0) return 'tooMuch'
    if (bytesRead < size) return false
    from += bytesRead
  }
}

const signs = (text: string) => new Set(Buffer.from(text, 'latin1'))
const [blanks, ends] = [signs('\0\t\n\f\r '), signs('\n\r')]
const [opens, closes, backslash, less, more, percent] = [0x28, 0x29, 0x5c, 0x3c, 0x3e, 0x25]
const keyword = Buffer.from('stream')

/** Takes bytes one by one, and says once it is known whether `stream` follows the dictionary in which they began. */
function dictionaryEnd(): (byte: number) => boolean | undefined {
  let within: 'dictionary' | 'comment' | 'text' | 'digits' = 'dictionary'
  let [depth, texts, before] = [0, 0, 0]
  let isEscaped = false
  // Once the dictionary has ended: how much of the keyword there is.
  let said = -1
  const inText = (byte: number) => {
    if (isEscaped) isEscaped = false
    else if (byte === backslash) isEscaped = true
    else if (byte === opens) texts += 1
    else if (byte === closes) texts -= 1
    if (texts === 0) within = 'dictionary'
  }
  const behind = (byte: number): boolean | undefined => {
    if (said === 0 && blanks.has(byte)) return undefined
    if (said === 0 && byte === percent) within = 'comment'
    else if (byte !== keyword[said]) return false
    else said += 1
    return said === keyword.length ? true : undefined
  }
  const inDictionary = (byte: number): void => {
    const twice = before === byte
    before = byte
    if (byte === percent) within = 'comment'
    else if (byte === opens) [within, texts] = ['text', 1]
    else if (byte === less && twice) [depth, before] = [depth + 1, 0]
    else if (byte === more && twice) {
      if (depth === 0) said = 0
      ;[depth, before] = [depth - 1, 0]
    }
  }
  return (byte) => {
    if (within === 'comment') {
      if (ends.has(byte)) within = 'dictionary'
      return undefined
    }
    if (within === 'text') {
      inText(byte)
      return undefined
    }
    if (within === 'digits') {
      if (byte === more) within = 'dictionary'
      return undefined
    }
    if (said >= 0) return behind(byte)
    // One sign of its kind alone begins digits in hexadecimal.
    if (before === less && byte !== less) {
      before = 0
      if (byte !== more) within = 'digits'
      return undefined
    }
    inDictionary(byte)
    return undefined
  }
}
