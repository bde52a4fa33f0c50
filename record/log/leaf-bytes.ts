import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Bytes of leaves one after the other: a buffer, or a file that is read as it is asked for. */
export type LeafBytes = Pick<Buffer, 'length' | 'subarray'>

export const hashBytes = 32
export const leafFile = 'leaves'

const blockBytes = 1 << 20

/** The leaves of a copy as they are now. However many there are, a block of them is in memory. */
export function leafBytes(folder: string): LeafBytes {
  const path = join(folder, leafFile)
  const length = existsSync(path) ? statSync(path).size : 0
  let start = 0
  let block = Buffer.alloc(0)
  const read = (from: number, to: number) => {
    const bytes = Buffer.alloc(Math.max(0, to - from))
    const file = openSync(path, 'r')
    try {
      for (let at = 0; at < bytes.length;) {
        const count = readSync(file, bytes, at, bytes.length - at, from + at)
        if (count === 0) throw new Error(`The copy of the log in ${folder} became shorter while it was read`)
        at += count
      }
    } finally {
      closeSync(file)
    }
    return bytes
  }
  return {
    length,
    subarray(from = 0, to = length) {
      const end = Math.min(to, length)
      if (from < start || end > start + block.length) {
        start = from
        block = read(from, Math.min(length, Math.max(end, from + blockBytes)))
      }
      return block.subarray(from - start, Math.max(0, end - start))
    },
  }
}

/** The leaves from one position up to another, in order, some at a time. */
export function* leavesBetween(leaves: LeafBytes, from: number, to: number): Generator<Buffer[]> {
  const atOnce = 8_192
  for (let position = from; position < to; position += atOnce) {
    const end = Math.min(to, position + atOnce)
    const bytes = leaves.subarray(position * hashBytes, end * hashBytes)
    // Copies, so that a node kept for long does not keep its whole block.
    yield Array.from({ length: end - position }, (_, n) =>
      Buffer.from(bytes.subarray(n * hashBytes, (n + 1) * hashBytes)),
    )
  }
}
