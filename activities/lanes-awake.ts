import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from '@temporalio/client'
import type { Record } from '../record/execution.ts'
import { wakeSubscribers } from './subscribers.ts'

const everyMs = 1_000

/**
 * Looks every second whether a subscriber is to be told anything, and wakes its lane; `tell` hears of what fails, as while
 * Temporal is down. Answers with a function that ends it.
 */
export function keepLanesAwake(record: Record, client: Client, tell: (error: unknown) => void): () => Promise<void> {
  const ending = new AbortController()
  const waking = (async () => {
    while (!ending.signal.aborted) {
      await wakeSubscribers(record, client).catch(tell)
      await sleep(everyMs, undefined, { signal: ending.signal, ref: false }).catch(() => undefined)
    }
  })()
  return async () => {
    ending.abort()
    await waking
  }
}
