import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file on disk, as it came in. */
export interface SavedFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/** Saves a stream to a file of its own for as long as `work` lasts, counting and hashing on the way. */
export async function withSavedFile<T>(stream: Readable, work: (file: SavedFile) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-upload-'))
  try {
    const path = join(folder, 'file')
    const hash = createHash('sha256')
    let bytes = 0
    const count = async function* (pieces: AsyncIterable<Buffer>) {
      for await (const piece of pieces) {
        hash.update(piece)
        bytes += piece.length
        yield piece
      }
    }
    await pipeline(stream, count, createWriteStream(path))
    return await work({ path, sha256: hash.digest('hex'), bytes })
  } finally {
    await rm(folder, { recursive: true })
  }
}
