import { finished } from 'node:stream/promises'
import { AlteredContent } from './checked.ts'
import type { EvidenceStore } from './store.ts'

/**
 * Reads a kept content to its end; answers with what is wrong with it, undefined when nothing is. Throws when the store does
 * not answer.
 */
export async function judgeContent(
  store: EvidenceStore,
  sha256: string,
): Promise<'content.changed' | 'content.missing' | undefined> {
  try {
    const content = await store.open(sha256)
    if (!content) return 'content.missing'
    await finished(content.resume())
    return undefined
  } catch (error) {
    if (error instanceof AlteredContent) return 'content.changed'
    throw error
  }
}
