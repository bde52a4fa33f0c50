import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { dropWorker, noteBeat } from '../database/queries/workers.ts'

const everyMs = 10_000

/**
 * Notes in the record every ten seconds that this worker lives, while `takesWork` says so. `tell` hears of a note that
 * could not be written. Answers with a function that ends it and says goodbye.
 */
export function keepBeating(
  pool: Pool,
  takesWork: () => boolean,
  tell: (error: unknown) => void,
  beatMs = everyMs,
): () => Promise<void> {
  const id = randomUUID()
  const ending = new AbortController()
  const beating = (async () => {
    while (!ending.signal.aborted) {
      if (takesWork()) await noteBeat(pool, id).catch(tell)
      await sleep(beatMs, undefined, { signal: ending.signal, ref: false }).catch(() => undefined)
    }
  })()
  return async () => {
    ending.abort()
    await beating
    await dropWorker(pool, id).catch(tell)
  }
}
