import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { SavedFile } from '../evidence/save.ts'
import { save } from '../evidence/save.ts'

/** Saves a stream to a file of its own for as long as `work` lasts. */
export async function withSavedFile<T>(stream: Readable, work: (file: SavedFile) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-upload-'))
  try {
    return await work(await save(stream, join(folder, 'file')))
  } finally {
    await rm(folder, { recursive: true })
  }
}
