import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { SavedFile } from './save.ts'
import { save } from './save.ts'

/** The folder in which files stand while they are received and looked at. */
export interface Incoming {
  /** Saves a stream, counting and hashing on the way. Leaves nothing when the stream breaks off. */
  receive(stream: Readable): Promise<SavedFile>
  /** Takes files away again. */
  drop(files: readonly SavedFile[]): Promise<void>
}

const leftMs = 24 * 3_600_000

/** Opens the folder and clears it of what a process that was killed has left there, older than a day or as said. */
export async function openIncoming(folder: string, abandonedMs = leftMs): Promise<Incoming> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const name of await readdir(folder)) {
    const path = join(folder, name)
    // Another process may have taken its own away meanwhile.
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < Date.now() - abandonedMs) await rm(path, { force: true })
  }
  return {
    async receive(stream) {
      const path = join(folder, randomUUID())
      try {
        return await save(stream, path)
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },
    async drop(files) {
      for (const { path } of files) await rm(path, { force: true })
    },
  }
}
