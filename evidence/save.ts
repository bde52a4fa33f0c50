import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file on disk, as it came in. */
export interface SavedFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/** Saves a stream to a new file, counting and hashing on the way. Rejects when the stream breaks off. */
export async function save(stream: Readable, path: string): Promise<SavedFile> {
  const hash = createHash('sha256')
  let bytes = 0
  const count = async function* (pieces: AsyncIterable<Buffer>) {
    for await (const piece of pieces) {
      hash.update(piece)
      bytes += piece.length
      yield piece
    }
  }
  await pipeline(stream, count, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  return { path, sha256: hash.digest('hex'), bytes }
}
