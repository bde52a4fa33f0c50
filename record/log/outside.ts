import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { LeafBytes } from './leaf-bytes.ts'
import { closedFolder, closedMode } from './closed-files.ts'
import { hashBytes, leafBytes, leafFile } from './leaf-bytes.ts'
import { readCheckpoint, readPublicKey } from './note.ts'
import type { PassedBy } from './passed-kept.ts'
import { passedIn } from './passed-kept.ts'

/** The copy of the log outside the database: leaves, checkpoints and public keys, each file only ever appended to. */
export interface OutsideCopy {
  /** 32 bytes for each leaf. */
  readonly leaves: LeafBytes
  /** In the order in which they were signed; each pass reads them anew, those that there were at first. */
  readonly checkpoints: Iterable<OutsideCheckpoint>
  readonly publicKeys: readonly string[]
  /** When the copy was begun anew since the one before was lost; it vouches for nothing before that size. */
  readonly begun?: readonly BegunCopy[]
  /** What the watch has seen go without a leaf, until whoever keeps the copy takes it away. */
  readonly passedBy?: readonly PassedBy[]
}

/** A copy that the operator has begun anew. */
export interface BegunCopy {
  readonly size: number
  /** In base64. */
  readonly root: string
  readonly by: string
  readonly reason: string
  /** The real instant, in ISO form. */
  readonly at: string
}

export interface OutsideCheckpoint {
  readonly note: string
  /** The real instant before which it was not signed, in ISO form. */
  readonly at: string
  /** Every entry that had been committed at that instant is below it. */
  readonly complete: boolean
}

const pieceBytes = 1 << 20
const files = {
  leaves: leafFile,
  checkpoints: 'checkpoints.jsonl',
  publicKeys: 'keys.txt',
  begun: 'begun.jsonl',
} as const

/** Opens a copy as it is now; undefined when the folder has none. Leaves and checkpoints are read when they are asked for. */
export function readOutside(folder: string): OutsideCopy | undefined {
  if (![files.leaves, files.checkpoints].some((name) => existsSync(join(folder, name)))) return undefined
  const length = checkpointBytes(folder)
  return {
    leaves: leafBytes(folder),
    checkpoints: { [Symbol.iterator]: () => checkpointsOf(folder, length) },
    publicKeys: publicKeysIn(folder),
    begun: begunIn(folder),
    passedBy: passedIn(folder),
  }
}

/** The public keys of a copy; what is none is passed over. */
export function publicKeysIn(folder: string): string[] {
  return linesOf(folder, files.publicKeys).filter((line) => readPublicKey(line) !== undefined)
}

/**
 * The checkpoints of a copy in the order in which they were signed, read in pieces. A line that is none, and that no crash
 * can have left, is given as a note that nobody has signed.
 */
export function* checkpointsOf(
  folder: string,
  length = checkpointBytes(folder),
): Generator<OutsideCheckpoint, undefined> {
  const path = join(folder, files.checkpoints)
  let rest = Buffer.alloc(0)
  for (let at = 0; at < length; at += pieceBytes) {
    const piece = Buffer.concat([rest, readPiece(path, at, Math.min(length, at + pieceBytes))])
    const end = piece.lastIndexOf(0x0a) + 1
    for (const line of piece.toString('utf8', 0, end).split('\n')) yield* checkpointOf(line)
    rest = piece.subarray(end)
  }
  yield* checkpointOf(rest.toString('utf8'))
  return undefined
}

function checkpointBytes(folder: string): number {
  const path = join(folder, files.checkpoints)
  return existsSync(path) ? statSync(path).size : 0
}

/**
 * The checkpoint of most leaves; undefined when none was signed. Behind it may stand one of fewer, by a keeper that stood
 * still before it signed.
 */
export function lastCheckpoint(folder: string): OutsideCheckpoint | undefined {
  const path = join(folder, files.checkpoints)
  const length = checkpointBytes(folder)
  if (length === 0) return undefined
  const end = readPiece(path, Math.max(0, length - pieceBytes), length).toString('utf8')
  return end
    .split('\n')
    .flatMap((line) => lineOf<OutsideCheckpoint>(line))
    .filter((one) => sizeOf(one) >= 0)
    .reduce<OutsideCheckpoint | undefined>((most, one) => (sizeOf(one) >= sizeOf(most) ? one : most), undefined)
}

const sizeOf = (one: OutsideCheckpoint | undefined) => (one && readCheckpoint(String(one.note))?.size) ?? -1

function begunIn(folder: string): BegunCopy[] {
  return linesOf(folder, files.begun).flatMap((line) => lineOf<BegunCopy>(line))
}

function linesOf(folder: string, name: string): string[] {
  const path = join(folder, name)
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
}

function readPiece(path: string, from: number, to: number): Buffer {
  const bytes = Buffer.alloc(to - from)
  const file = openSync(path, 'r')
  try {
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, from))
  } finally {
    closeSync(file)
  }
}

// A write that is cut off leaves the beginning of a line, or zeros; anything else somebody has written.
function checkpointOf(line: string): OutsideCheckpoint[] {
  const left = line.replaceAll('\0', '')
  if (left === '') return []
  const [read] = lineOf<{ note?: unknown } | null>(left)
  if (typeof read?.note === 'string') return [read as OutsideCheckpoint]
  return left.startsWith('{') && !left.endsWith('}') ? [] : [{ note: left, at: '', complete: false }]
}

// Nothing where a crash or a full disk has left a part of a line.
function lineOf<T>(line: string): T[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as T]
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

// What a crash or a full disk has left of a line stays a line of its own.
function endsWithLine(path: string): boolean {
  const length = existsSync(path) ? statSync(path).size : 0
  return length === 0 || readPiece(path, length - 1, length)[0] === 0x0a
}

// Where the disk gets full in the middle, the system writes a part and says so only in the count.
function writeWhole(file: number, bytes: Buffer, position: number | undefined): void {
  for (let at = 0; at < bytes.length;)
    at += writeSync(file, bytes, at, bytes.length - at, position === undefined ? undefined : position + at)
}

/** Appends to a copy; makes the folder when there is none. Every write is on disk before it returns. */
export function outsideWriter(folder: string) {
  closedFolder(folder)
  const appendLine = (name: string, line: string) => {
    const path = join(folder, name)
    const begin = endsWithLine(path) ? '' : '\n'
    const file = openSync(path, 'a', closedMode)
    try {
      writeWhole(file, Buffer.from(`${begin}${line}\n`), undefined)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  }
  return {
    /**
     * Writes leaves where they belong, so that two who follow the same log at once, or one again after a crash in the
     * middle of a leaf, write the same.
     */
    addLeaves(position: number, leaves: readonly Buffer[]) {
      const path = join(folder, files.leaves)
      const file = openSync(path, existsSync(path) ? 'r+' : 'w', closedMode)
      try {
        const bytes = Buffer.concat(leaves)
        writeWhole(file, bytes, position * hashBytes)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    addCheckpoint: (checkpoint: OutsideCheckpoint) => appendLine(files.checkpoints, JSON.stringify(checkpoint)),
    addBegun: (begun: BegunCopy) => appendLine(files.begun, JSON.stringify(begun)),
    addPublicKey: (key: string) => appendLine(files.publicKeys, key),
  }
}
