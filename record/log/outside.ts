import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import type { LeafBytes } from './leaf-bytes.ts'
import { hashBytes, leafBytes, leafFile } from './leaf-bytes.ts'

/** The copy of the log outside the database: leaves, checkpoints and public keys, each file only ever appended to. */
export interface OutsideCopy {
  /** 32 bytes for each leaf. */
  readonly leaves: LeafBytes
  readonly checkpoints: readonly OutsideCheckpoint[]
  readonly publicKeys: readonly string[]
}

export interface OutsideCheckpoint {
  readonly note: string
  /** The real instant before which it was not signed, in ISO form. */
  readonly at: string
  /** Every entry that had been committed at that instant is below it. */
  readonly complete: boolean
}

const files = { leaves: leafFile, checkpoints: 'checkpoints.jsonl', publicKeys: 'keys.txt' } as const

/** Reads a copy; undefined when the folder has none. */
export function readOutside(folder: string): OutsideCopy | undefined {
  const paths = [files.leaves, files.checkpoints].map((name) => join(folder, name))
  if (!paths.some((path) => existsSync(path))) return undefined
  const text = (name: string) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'utf8') : '')
  return {
    leaves: leafBytes(folder),
    // A crash may leave half a line; the next checkpoint begins a line of its own.
    checkpoints: text(files.checkpoints)
      .split('\n')
      .flatMap((line) => checkpointIn(line)),
    publicKeys: text(files.publicKeys)
      .split('\n')
      .filter((line) => line !== ''),
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
  mkdirSync(folder, { recursive: true })
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
    addPublicKey: (key: string) => append(files.publicKeys, Buffer.from(`${key}\n`)),
  }
}
