import { createReadStream } from 'node:fs'
import { link, mkdir, open, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { checkedContent } from './checked.ts'
import type { EvidenceStore } from './store.ts'
import { placeOf } from './store.ts'

/**
 * Keeps contents as files below a folder. A file comes in by a hard link, so it is there whole or not at all; it must lie
 * on the same file system.
 */
export function diskStore(root: string): EvidenceStore {
  const pathOf = (sha256: string) => join(root, placeOf(sha256))
  return {
    async put(sha256, path) {
      const kept = pathOf(sha256)
      await toDisk(path)
      await mkdir(dirname(kept), { recursive: true, mode: 0o700 })
      await link(path, kept).catch(unlessCode('EEXIST'))
      await toDisk(dirname(kept))
    },
    async open(sha256) {
      const file = await open(pathOf(sha256)).catch(unlessCode('ENOENT'))
      return file && (await checkedContent(sha256, createReadStream('', { fd: file })))
    },
    async remove(sha256) {
      await unlink(pathOf(sha256))
        .then(async () => await toDisk(dirname(pathOf(sha256))))
        .catch(unlessCode('ENOENT'))
    },
  }
}

// After a loss of power, what was acknowledged must be there: its content and its name.
async function toDisk(path: string): Promise<void> {
  const file = await open(path)
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

const unlessCode = (code: string) => (error: NodeJS.ErrnoException) => {
  if (error.code !== code) throw error
  return undefined
}
