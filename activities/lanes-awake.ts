import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import type { Record } from '../record/execution.ts'
import { wakeSubscribers } from './subscribers.ts'

const everyMs = 1_000

/**
 * Looks every second whether a subscriber is to be told anything, and wakes its lane; `tell` hears once of what keeps on
 * failing, as while Temporal is down. Answers with a function that ends it.
 */
export function keepLanesAwake(
  record: Record,
  client: Client,
  tell: (error: unknown) => void,
  lookMs = everyMs,
): () => Promise<void> {
  const ending = new AbortController()
  let isFailing = false
  const waking = (async () => {
    while (!ending.signal.aborted) {
      try {
        await wakeSubscribers(record, client)
        isFailing = false
      } catch (error) {
        if (!isFailing) tell(error)
        isFailing = true
      }
      await sleep(lookMs, undefined, { signal: ending.signal, ref: false }).catch(() => undefined)
    }
  })()
  return async () => {
    ending.abort()
    await waking
  }
}
