import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import type { Refusal } from '../../domain/refusal.ts'
import { refuse } from '../../domain/refusal.ts'
import { limits } from '../limits.ts'
import type { FileToInspect } from './file.ts'
import type { PdfAct, PdfFindings } from './pdf-words.ts'
import type { StreamWords } from './pdf-streams.ts'
import { inflatedStart, inflatedWhole, isZlib, zlibHeader } from './inflated.ts'
import { isFetched } from './pdf-elsewhere.ts'
import { streamWords } from './pdf-streams.ts'
import { isSettled, isTooMuch, judge, lookAhead, nothingYet, onlyTurns, valueAfter } from './pdf-words.ts'

/** Why a PDF cannot be looked into. */
type Hidden = 'encrypted' | 'packed' | 'damaged' | 'tooMuch'

/**
 * Why a PDF is refused: it acts by itself, carries other files, or cannot be looked into. Every word of the file is
 * judged, wherever it stands, and of packed streams every one that begins as an object stream does; so what an index
 * says of objects is not believed. Links on which somebody clicks are taken. Nothing is drawn, and pictures, fonts and
 * contents of pages are not looked into.
 */
export async function pdfFault({ path, name, bytes }: FileToInspect): Promise<Refusal | undefined> {
  const findings = nothingYet()
  await readThrough(createReadStream(path, { highWaterMark: 65_536 }), (text, until, at) => {
    judge(text, until, at, findings)
    return isSettled(findings)
  })
  const known = faultIn(name, findings)
  if (known) return known
  const fetched = await isFetched(path, findings.files)
  if (fetched) return fetched === 'tooMuch' ? hidden(name, fetched) : active(name, 'elsewhere')
  const streams =
    findings.hasObjectStreams && findings.isPacked
      ? 'packed'
      : await objectStreams(path, bytes, findings).catch((error: unknown) => {
          if (error instanceof DamagedStream) return 'damaged' as const
          throw error
        })
  if (typeof streams === 'string') return hidden(name, streams)
  const inside = faultIn(name, findings)
  if (inside || findings.opened.size === 0) return inside
  return (await allTurn(path, streams, findings.opened)) ? undefined : active(name, 'automatic')
}

const hidden = (name: string, because: Hidden) => refuse('evidence.notSeen', { name, because })
const active = (name: string, because: PdfAct) => refuse('evidence.activeContent', { name, because })

function faultIn(name: string, { acts, isEncrypted, ...counted }: PdfFindings): Refusal | undefined {
  const [act] = acts
  if (isEncrypted) return hidden(name, 'encrypted')
  if (act) return active(name, act)
  return isTooMuch(counted) ? hidden(name, 'tooMuch') : undefined
}

/** Answers `true` when it has seen enough. */
type See = (text: string, until: number, at: number) => boolean

/** Shows a content in pieces, each with what follows it, so that no word is cut; answers with how much it was. */
async function readThrough(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  see: See,
  most = Infinity,
): Promise<number> {
  let text = ''
  let from = 0
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.length
    text += piece.toString('latin1')
    const until = text.length - lookAhead
    if (until > 0) {
      if (see(text, until, from)) return bytes
      // Three characters stay, by which the end of a stream is told from its beginning.
      const kept = Math.max(0, until - 3)
      text = text.slice(kept)
      from += kept
    }
    if (bytes > most) return bytes
  }
  see(text, text.length, from)
  return bytes
}

/** A stream that may hold objects: where it begins, and where in it its dictionary says that they do. */
interface ObjectStream {
  readonly at: number
  readonly isSaid: boolean
  readonly first: number
}

/** The file's object streams, once each was judged; or why they cannot be. */
async function objectStreams(path: string, bytes: number, findings: PdfFindings): Promise<ObjectStream[] | Hidden> {
  const { streams: starts, objectStreams: named } = findings
  if (starts.size > limits.pdfStreams) return 'tooMuch'
  const found: ObjectStream[] = []
  let said = 0
  let left = Math.min(limits.pdfObjectBytes, Math.max(16 * 1_048_576, bytes * limits.unpackedRatio))
  let opened = 0
  const file = await open(path)
  try {
    for (const start of starts) {
      const { at, beginning, words } = await unpackedBeginning(file, start)
      left -= beginning.length
      if (isPackedAgain(beginning)) return 'packed'
      if (words.isObjects) {
        if (words.isNamed) said += 1
        if (words.isChanged || (words.isFiltered && !isObjects(beginning))) return 'packed'
      }
      if (isObjects(beginning)) {
        found.push({ at, isSaid: words.isObjects, first: words.first })
        const whole = await unpackedAtOnce(file, at)
        if (whole === undefined) opened += 1
        if (opened > limits.pdfLongObjectStreams) return 'tooMuch'
        left -= await readThrough(
          whole === undefined ? unpacked(path, at) : [whole],
          (text, until) => {
            judge(text, until, 0, findings)
            return isSettled(findings)
          },
          left,
        )
      }
      if (isSettled(findings)) return found
      if (left < 0) return 'tooMuch'
    }
  } finally {
    await file.close()
  }
  // One that is named, and of which we do not see which it is, may be any.
  return said < named ? 'packed' : found
}

// An object stream begins with numbers (ISO 32000-2, 7.5.7); blanks and comments may stand before them.
const isObjects = (beginning: Buffer) =>
  beginning.length > 0 && /^[\0\t\n\f\r ]*(?:[\d%+.-]|$)/.test(beginning.toString('latin1'))

// Pictures may begin like that by chance; objects that are packed twice no ordinary writer makes.
function isPackedAgain(beginning: Buffer): boolean {
  const within = beginningOf(beginning)
  return isObjects(within) || isZlib(within)
}

// As much as is needed to tell what a stream is; packed to the utmost it becomes 260 KB.
const beginningBytes = 256

// Dictionaries of streams are shorter, but for those of some pictures.
const dictionaryBytes = 4_096

async function unpackedBeginning(
  file: FileHandle,
  start: number,
): Promise<{ at: number; beginning: Buffer; words: StreamWords }> {
  const ahead = Math.min(start, dictionaryBytes)
  const length = ahead + beginningBytes
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start - ahead)
  const blanks = /^[\0\t\n\f\r ]*/.exec(buffer.toString('latin1', ahead, bytesRead))![0].length
  return {
    at: start + blanks,
    beginning: beginningOf(buffer.subarray(ahead + blanks, bytesRead)),
    words: streamWords(buffer.toString('latin1', 0, ahead)),
  }
}

const beginningOf = (bytes: Buffer) => (isZlib(bytes) ? inflatedStart(bytes) : Buffer.alloc(0))

// Most object streams and contents of pages are no longer; to open a stream of ours for each would cost far more.
const atOnce = { packed: 8_192, unpacked: 262_144 }

/** What a short packed stream holds; undefined when it is longer, or damaged. */
async function unpackedAtOnce(file: FileHandle, start: number): Promise<Buffer | undefined> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(atOnce.packed), 0, atOnce.packed, start)
  return inflatedWhole(buffer.subarray(0, bytesRead), atOnce.unpacked)
}

/** Thrown where a packed stream is not whole: how much of it a reader takes differs from one to the next. */
class DamagedStream extends Error {}

/** What a packed stream holds; throws `DamagedStream`. */
async function* unpacked(path: string, start: number): AsyncGenerator<Buffer> {
  const source = createReadStream(path, { start: start + zlibHeader })
  const inflate = source.pipe(createInflateRaw())
  source.on('error', (error) => inflate.destroy(error))
  try {
    yield* inflate as AsyncIterable<Buffer>
  } catch (error) {
    throw String((error as NodeJS.ErrnoException).code).startsWith('Z_') ? new DamagedStream() : error
  } finally {
    source.destroy()
    inflate.destroy()
  }
}

const blank = /[\0\t\n\f\r ]/
const headerBytes = 128
const objectsMost = 500_000

/**
 * The number of the object whose `obj` stands right after this text: undefined when there is none, NaN when it is
 * written so that readers may differ about it (signs, dots, comments, very many blanks).
 */
function objectNumber(ahead: string): number | undefined {
  if (!blank.test(ahead.at(-1) ?? '')) return undefined
  const words = ahead.split(/[\0\t\n\f\r ]+/)
  const [number = '', generation = ''] = words.slice(-3)
  if (/^\d{1,9}$/.test(generation)) {
    const digits = /(?:^|[^\w+.-])(\d{1,20})$/.exec(number)?.[1]
    if (digits !== undefined) return Number(digits)
  }
  return /[\d+.-]$/.test(generation) || /%[^\r\n]*[\r\n]/.test(ahead) || ahead.trim() === '' ? Number.NaN : undefined
}

/** Whether every object of these numbers is there, however the number is written, and each only turns to a page. */
async function allTurn(path: string, streams: readonly ObjectStream[], numbers: ReadonlySet<number>): Promise<boolean> {
  const turning = new Set<number>()
  let isPlain = true
  let objects = 0
  const see = (number: number, value: string) => {
    objects += 1
    isPlain &&= objects <= objectsMost
    if (!isPlain || !(numbers.has(number) || Number.isNaN(number))) return
    turning.add(number)
    isPlain &&= onlyTurns(valueAfter(value))
  }
  let before = ''
  await readThrough(createReadStream(path), (text, until) => {
    for (let at = text.indexOf('obj'); isPlain && at !== -1 && at < until; at = text.indexOf('obj', at + 3)) {
      const ahead = (at < headerBytes ? before : '') + text.slice(Math.max(0, at - headerBytes), at)
      const number = objectNumber(ahead.slice(-headerBytes))
      if (number !== undefined) see(number, text.slice(at + 3, at + 3 + lookAhead))
    }
    before = text.slice(0, Math.max(0, until - 3)).slice(-headerBytes)
    return !isPlain
  })
  const file = await open(path)
  try {
    for (const stream of streams) {
      const whole = await unpackedAtOnce(file, stream.at)
      if (isPlain) await objectsOf(whole === undefined ? unpacked(path, stream.at) : [whole], stream, see)
    }
  } finally {
    await file.close()
  }
  return isPlain && [...numbers].every((number) => turning.has(number))
}

// Larger ones no writer makes; what is in them is then not known.
const objectStreamBytes = 4 * 1_048_576

async function objectsOf(
  pieces: AsyncIterable<Buffer> | Iterable<Buffer>,
  { isSaid, first }: ObjectStream,
  see: (number: number, value: string) => void,
): Promise<void> {
  let text = ''
  for await (const piece of pieces) {
    text += piece.toString('latin1')
    if (text.length > objectStreamBytes) return see(Number.NaN, '')
  }
  // A contents of a page begins with numbers as well, so signs and dots are read as the loosest reader would.
  const index = /^[\d+.\0\t\n\f\r -]*/.exec(text)![0]
  const numbers = index.split(/[\0\t\n\f\r ]+/).filter((part) => part !== '')
  // After a comment in its index another reader may find other objects in it.
  if (text[index.length] === '%') see(Number.NaN, '')
  // Where its objects begin says its dictionary; where that does not say it plainly, readers may differ.
  if (isSaid && Number.isNaN(first)) see(Number.NaN, '')
  for (let at = 0; at + 1 < numbers.length; at += 2) {
    const from = (isSaid ? first : index.length) + Math.trunc(Number(numbers[at + 1]))
    see(Math.trunc(Number(numbers[at])), text.slice(from, from + lookAhead))
  }
}
