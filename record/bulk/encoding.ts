import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'
import iconv from 'iconv-lite'
import { knownHeadings } from './text-headings.ts'
import { UnreadableFile } from './unreadable.ts'

type Encoding = 'utf8' | 'gb18030'

/** How the bytes of a text file are read: its encoding, and from which byte on. */
export interface TextForm {
  readonly encoding: Encoding
  readonly from: number
}

const mark = Buffer.from('efbbbf', 'hex')

/**
 * How a text file is read: as UTF-8 when all of it is that, else as GB18030, in which spreadsheets on Chinese systems save.
 * A file in which bytes are wrong is what its headings can be read in, so that the rows with these bytes alone are bad, and
 * a mark of UTF-8 before GB18030 is passed over. Reads the file once, in pieces. Throws `UnreadableFile` for UTF-16, for
 * other encodings that can be told, and for what is no text.
 */
export async function detectEncoding(path: string): Promise<TextForm> {
  const valid = await isUtf8(path)
  const start = await startOf(path)
  if (valid) return { encoding: 'utf8', from: 0 }
  const hasMark = start.subarray(0, mark.length).equals(mark)
  const content = hasMark ? start.subarray(mark.length) : start
  const known = (encoding: string) => knownHeadings(iconv.decode(content, encoding))
  const [inUtf8, inGb18030] = [known('utf8'), known('gb18030')]
  if (inUtf8 > inGb18030) return { encoding: 'utf8', from: 0 }
  if (inGb18030 > 0) return { encoding: 'gb18030', from: hasMark ? mark.length : 0 }
  if (isBig5(content)) throw new UnreadableFile('file.big5')
  if (hasMark) return { encoding: 'utf8', from: 0 }
  if (isStrange(iconv.decode(content, 'gb18030'))) throw new UnreadableFile('file.encodingUnknown')
  return { encoding: 'gb18030', from: 0 }
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first = true
  let valid = true
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (first && isUtf16(chunk)) throw new UnreadableFile('file.encodingUnknown')
    if (chunk.includes(0)) throw new UnreadableFile('file.notASheet')
    first = false
    valid &&= decodes(decoder, chunk)
  }
  return valid && decodes(decoder)
}

const startBytes = 64 * 1024

/** The first bytes of a text file, in which the headings stand. */
export async function startOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(startBytes), 0, startBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

// Words of our headings in the characters of Taiwan and Hong Kong, which have bytes of their own in Big5.
const traditional = /名單|類型|主體|名稱|統一社會|代碼|區劃|處罰|決定書|違法|依據|聯絡|聯繫|電話|整改要求/g
const fewestWords = 2

function isBig5(content: Buffer): boolean {
  const found = iconv.decode(content, 'big5').match(traditional) ?? []
  return new Set(found).size >= fewestWords
}

// One sign in so many that no encoding of it gives is a slip; more of them show that it was another encoding.
const fewestStrange = 3
const strangePart = 1 / 50

function isStrange(text: string): boolean {
  const beyondAscii = text.match(/[^\0-\x7F]/gu)?.length ?? 0
  const strange = text.match(/\uFFFD/g)?.length ?? 0
  return strange >= fewestStrange && strange >= beyondAscii * strangePart
}

/**
 * Whether a text is in UTF-16: by its mark, or, as some programs leave that out, by zeros that stand in every other byte,
 * where digits and signs between cells have them. A few characters have theirs on the other side (一 is 4E00), and none has
 * two.
 */
function isUtf16(start: Buffer): boolean {
  const first = start.length >= 2 ? start.readUInt16BE(0) : 0
  if (first === 0xfeff || first === 0xfffe) return true
  const zeros = Array.from(start.keys()).filter((at) => start[at] === 0)
  const even = zeros.filter((at) => at % 2 === 0)
  const isCharacterless = even.some((at) => start[at + 1] === 0)
  const onOneSide = Math.max(even.length, zeros.length - even.length)
  return !isCharacterless && onOneSide > 1 && onOneSide >= 0.8 * zeros.length && zeros.length >= 0.02 * start.length
}

function decodes(decoder: TextDecoder, chunk?: Buffer): boolean {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined })
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
