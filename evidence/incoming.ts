import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A file as it came in, on disk until it is taken or refused. */
export interface IncomingFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/** The folder in which files stand while they are received and looked at. */
export interface Incoming {
  /** Saves a stream, counting and hashing on the way. Leaves nothing when the stream breaks off. */
  receive(stream: Readable): Promise<IncomingFile>
  /** Takes files away again. */
  drop(files: readonly IncomingFile[]): Promise<void>
}

const abandonedMs = 24 * 3_600_000

/** Opens the folder and clears it of what a process that was killed has left there. */
export async function openIncoming(folder: string): Promise<Incoming> {
  await mkdir(folder, { recursive: true })
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    const { mtimeMs } = await stat(path)
    if (mtimeMs < Date.now() - abandonedMs) await rm(path, { force: true })
  }
  return {
    async receive(stream) {
      const path = join(folder, randomUUID())
      const hash = createHash('sha256')
      let bytes = 0
      const count = async function* (pieces: AsyncIterable<Buffer>) {
        for await (const piece of pieces) {
          hash.update(piece)
          bytes += piece.length
          yield piece
        }
      }
      try {
        await pipeline(stream, count, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
      return { path, sha256: hash.digest('hex'), bytes }
    },
    async drop(files) {
      for (const { path } of files) await rm(path, { force: true })
    },
  }
}
