import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Shelf } from '../../evidence/shelf.ts'
import { openShelf } from '../../evidence/shelf.ts'

/** A shelf of a test that sends no evidence. */
export const noShelf: Shelf = {
  incoming: { receive: async () => await Promise.reject(new Error('No shelf')), drop: async () => undefined },
  store: {
    put: async () => await Promise.reject(new Error('No shelf')),
    open: async () => undefined,
    remove: async () => undefined,
  },
}

/** A shelf on disk in a folder of its own, and what takes it away again. */
export async function temporaryShelf(): Promise<{ shelf: Shelf; folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-test-shelf-'))
  return { shelf: await openShelf({ folder }), folder, remove: () => rmSync(folder, { recursive: true }) }
}
