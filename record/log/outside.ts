import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { LeafBytes } from './leaf-bytes.ts'
import { hashBytes, leafBytes, leafFile } from './leaf-bytes.ts'

/** The copy of the log outside the database: leaves, checkpoints and public keys, each file only ever appended to. */
export interface OutsideCopy {
  /** 32 bytes for each leaf. */
  readonly leaves: LeafBytes
  readonly checkpoints: readonly OutsideCheckpoint[]
  readonly publicKeys: readonly string[]
  /** When the copy was begun anew since the one before was lost; it vouches for nothing before that size. */
  readonly begun?: readonly BegunCopy[]
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

/** Reads a copy; undefined when the folder has none. Its leaves are read when they are asked for. */
export function readOutside(folder: string): OutsideCopy | undefined {
  if (![files.leaves, files.checkpoints].some((name) => existsSync(join(folder, name)))) return undefined
  return {
    leaves: leafBytes(folder),
    checkpoints: [...checkpointsOf(folder)],
    publicKeys: publicKeysIn(folder),
    begun: begunIn(folder),
  }
}

/** The public keys of a copy. */
export function publicKeysIn(folder: string): string[] {
  return linesOf(folder, files.publicKeys).filter((line) => line !== '')
}

/** The checkpoints of a copy in the order in which they were signed, read in pieces. */
export function* checkpointsOf(folder: string): Generator<OutsideCheckpoint, undefined> {
  const path = join(folder, files.checkpoints)
  if (!existsSync(path)) return undefined
  const length = statSync(path).size
  let rest = Buffer.alloc(0)
  for (let at = 0; at < length; at += pieceBytes) {
    const piece = Buffer.concat([rest, readPiece(path, at, Math.min(length, at + pieceBytes))])
    const end = piece.lastIndexOf(0x0a) + 1
    for (const line of piece.toString('utf8', 0, end).split('\n')) yield* checkpointIn(line)
    rest = piece.subarray(end)
  }
  // A crash may leave half a line; the next checkpoint begins a line of its own.
  yield* checkpointIn(rest.toString('utf8'))
  return undefined
}

/** The checkpoint that was signed last; undefined when none was. */
export function lastCheckpoint(folder: string): OutsideCheckpoint | undefined {
  const path = join(folder, files.checkpoints)
  if (!existsSync(path)) return undefined
  const length = statSync(path).size
  const end = readPiece(path, Math.max(0, length - pieceBytes), length).toString('utf8')
  return end.split('\n').flatMap(checkpointIn).at(-1)
}

function begunIn(folder: string): BegunCopy[] {
  return linesOf(folder, files.begun).flatMap((line) => (line === '' ? [] : [JSON.parse(line) as BegunCopy]))
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

function checkpointIn(line: string): OutsideCheckpoint[] {
  try {
    return line === '' ? [] : [JSON.parse(line) as OutsideCheckpoint]
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** Appends to a copy; makes the folder when there is none. Every write is on disk before it returns. */
export function outsideWriter(folder: string) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const append = (name: string, bytes: Buffer) => {
    const file = openSync(join(folder, name), 'a')
    try {
      writeSync(file, bytes)
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
      const file = openSync(path, existsSync(path) ? 'r+' : 'w')
      try {
        const bytes = Buffer.concat(leaves)
        writeSync(file, bytes, 0, bytes.length, position * hashBytes)
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
    },
    addCheckpoint: (checkpoint: OutsideCheckpoint) =>
      append(files.checkpoints, Buffer.from(`\n${JSON.stringify(checkpoint)}\n`)),
    addBegun: (begun: BegunCopy) => append(files.begun, Buffer.from(`${JSON.stringify(begun)}\n`)),
    addPublicKey: (key: string) => append(files.publicKeys, Buffer.from(`${key}\n`)),
  }
}
