import type { Refusal } from '../domain/refusal.ts'
import { isRefusal, refuse } from '../domain/refusal.ts'
import type { SavedFile } from './save.ts'
import { inspect } from './inspect/inspect.ts'
import type { Shelf } from './shelf.ts'

/** Told of what stopped a file without being its fault. */
export type OnFault = (error: unknown, what: 'scanner' | 'store') => void

/**
 * Looks at a file that came in and keeps it; answers with its type, or why it is refused. A scanner or store that does
 * not answer refuses too: what was not looked at is not taken, what was not kept is not acknowledged.
 */
export async function take(
  { store, scanner }: Shelf,
  { path, sha256, bytes }: SavedFile,
  name: string,
  onFault: OnFault,
): Promise<{ readonly type: string } | Refusal> {
  const looked = await inspect({ path, name, bytes })
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
  return looked
}
