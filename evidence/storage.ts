import { join } from 'node:path'
import type { Incoming } from './incoming.ts'
import { openIncoming } from './incoming.ts'
import type { SavedFile } from './save.ts'
import type { Scanner } from './scanner.ts'
import { clamavScanner } from './scanner.ts'
import { diskStore } from './store/disk.ts'
import type { S3Settings } from './store/s3.ts'
import { s3Store } from './store/s3.ts'
import type { EvidenceStore } from './store/store.ts'

/** Where files of evidence come in, are scanned and kept. */
export interface EvidenceStorage {
  readonly incoming: Incoming
  readonly store: EvidenceStore
  /** Files that are made for everybody, apart from evidence, so that neither can be taken for the other. */
  readonly published: EvidenceStore
  /** Absent where none is configured; a configured one that does not answer lets nothing pass. */
  readonly scanner?: Scanner
}

export interface EvidenceStorageSettings {
  /** Where files come in and, without an object store, are kept. */
  readonly folder: string
  readonly s3?: S3Settings | undefined
  /** `host:port` of a ClamAV daemon. */
  readonly clamav?: string | undefined
}

/** Opens the place for evidence as it is configured. */
export async function openEvidenceStorage(settings: EvidenceStorageSettings): Promise<EvidenceStorage> {
  const { folder, s3, clamav } = settings
  return {
    incoming: await openIncoming(join(folder, 'incoming')),
    store: s3 ? s3Store(s3) : diskStore(join(folder, 'objects')),
    published: publishedStore(settings),
    ...(clamav === undefined ? {} : { scanner: clamavScanner(clamav) }),
  }
}

const publishedStore = ({ folder, s3 }: EvidenceStorageSettings) =>
  s3 ? s3Store({ ...s3, within: 'published' }) : diskStore(join(folder, 'published'))

// Longer than a file of the register takes; what is older was left by a process that was killed.
const abandonedMs = 3_600_000

/** Where files for everybody are written and kept. */
export function openPublishing(settings: EvidenceStorageSettings) {
  const store = publishedStore(settings)
  // Cleared each time, since a process that goes on does not start again.
  const open = async () => await openIncoming(join(settings.folder, 'publishing'), abandonedMs)
  return {
    write: async (content: Parameters<Incoming['receive']>[0]) => await (await open()).receive(content),
    keep: async ({ sha256, path, bytes }: SavedFile) => await store.put(sha256, path, bytes),
    drop: async (files: readonly SavedFile[]) => await (await open()).drop(files),
    remove: async (sha256: string) => await store.remove(sha256),
  }
}
