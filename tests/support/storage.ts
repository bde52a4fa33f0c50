import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EvidenceStorage } from '../../evidence/storage.ts'
import type { EvidenceStore } from '../../evidence/store/store.ts'
import { openEvidenceStorage } from '../../evidence/storage.ts'

const noStore: EvidenceStore = {
  put: async () => await Promise.reject(new Error('No shelf')),
  open: async () => undefined,
  remove: async () => undefined,
}

/** A storage of a test that sends no evidence. */
export const noStorage: EvidenceStorage = {
  incoming: { receive: async () => await Promise.reject(new Error('No shelf')), drop: async () => undefined },
  store: noStore,
  published: noStore,
}

/** A storage on disk in a folder of its own, and what takes it away again. */
export async function temporaryStorage(): Promise<{ storage: EvidenceStorage; folder: string; remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-test-shelf-'))
  return { storage: await openEvidenceStorage({ folder }), folder, remove: () => rmSync(folder, { recursive: true }) }
}
