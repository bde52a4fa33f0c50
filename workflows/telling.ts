import type { Client } from '@temporalio/client'
import { turnConductors, wakeConductors } from './client.ts'
import type { CaseRef } from './contract.ts'
import { taskQueue } from './contract.ts'
import { startImport } from './import-client.ts'
import { wakeRecomputation } from './recomputation-client.ts'

// Whoever turns a clock does not wait for a Temporal that is silent.
const answersWithinMs = 5_000

/** Tells workflows that a day was turned, or what they have missed; what does not answer in time throws. */
export function tellerOn(client: Client, queue = taskQueue) {
  const soon = async (work: () => Promise<void>) => await client.withDeadline(Date.now() + answersWithinMs, work)
  return {
    behind: async (refs: readonly CaseRef[]) => await soon(async () => await wakeConductors(client, refs, queue)),
    due: async (refs: readonly CaseRef[]) => await soon(async () => await turnConductors(client, refs, queue)),
    startImport: async (id: string) => await soon(async () => await startImport(client, id, queue)),
    startRecomputation: async (id: string) => await soon(async () => await wakeRecomputation(client, id, queue)),
  }
}
