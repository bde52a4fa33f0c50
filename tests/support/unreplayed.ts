import { randomUUID } from 'node:crypto'
import { Client, Connection } from '@temporalio/client'
import type { WorkerOptions } from '@temporalio/worker'
import { NativeConnection, Worker } from '@temporalio/worker'
import { expect, inject, vi } from 'vitest'

/** A namespace for histories that are not to replay: all others are replayed at the end of the run. */
export async function openUnreplayed() {
  const address = inject('temporalAddress')
  const connection = await Connection.connect({ address })
  const namespace = `unreplayed-${randomUUID()}`
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as never },
  })
  const client = new Client({ connection, namespace })
  // It is known to all parts of the server a moment later.
  await vi.waitFor(async () => expect((await client.workflow.count()).count).toBe(0), {
    timeout: 30_000,
    interval: 100,
  })

  /** Acts while a worker runs that replays every task from the start. */
  async function whileRuns(
    options: Pick<WorkerOptions, 'taskQueue' | 'workflowsPath' | 'activities'>,
    act: () => Promise<void>,
  ): Promise<void> {
    // One connection does not take two workers of one queue.
    const native = await NativeConnection.connect({ address })
    const worker = await Worker.create({ ...options, connection: native, namespace, maxCachedWorkflows: 0 })
    try {
      await worker.runUntil(act)
    } finally {
      await native.close()
    }
  }
  return { client, whileRuns, close: async () => await connection.close() }
}
