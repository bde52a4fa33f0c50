import { join } from 'node:path'
import type { Incoming } from './incoming.ts'
import { openIncoming } from './incoming.ts'
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
export async function openEvidenceStorage({ folder, s3, clamav }: EvidenceStorageSettings): Promise<EvidenceStorage> {
  return {
    incoming: await openIncoming(join(folder, 'incoming')),
    store: s3 ? s3Store(s3) : diskStore(join(folder, 'objects')),
    ...(clamav === undefined ? {} : { scanner: clamavScanner(clamav) }),
  }
}
