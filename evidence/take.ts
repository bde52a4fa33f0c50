import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import type { SavedFile } from './save.ts'
import { inspectApart } from './inspect/apart.ts'
import type { EvidenceStorage } from './storage.ts'

/** Told of what stopped a file without being its fault. */
export type OnFault = (error: unknown, what: 'scanner' | 'store') => void

/**
 * Looks at a file that came in and keeps it; answers with its type and whether a scanner has seen it, or why it is refused. A scanner or store that does
 * not answer refuses too: what was not looked at is not taken, what was not kept is not acknowledged.
 */
export async function take(
  { store, scanner }: EvidenceStorage,
  { path, sha256, bytes }: SavedFile,
  { name, party }: { readonly name: string; readonly party: string },
  onFault: OnFault,
): Promise<{ readonly type: string; readonly scanned: boolean } | Refusal> {
  const looked = await inspectApart({ path, name, bytes }, party)
  if (isRefusal(looked)) return looked
  try {
    const signature = await scanner?.scan(path)
    if (signature !== undefined) return refuse('evidence.infected', { name, signature })
  } catch (error) {
    onFault(error, 'scanner')
    return refuse('evidence.scannerDown')
  }
  try {
    await store.put(sha256, path, bytes)
  } catch (error) {
    onFault(error, 'store')
    return refuse('evidence.storeDown')
  }
  return { ...looked, scanned: scanner !== undefined }
}
