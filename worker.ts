import { fileURLToPath } from 'node:url'
import { Client } from '@temporalio/client'
import type { NativeConnection } from '@temporalio/worker'
import { Worker } from '@temporalio/worker'
import type { Sender } from './activities/delivery.ts'
import { createActivities } from './activities/index.ts'
import type { Record } from './record/execute.ts'
import { taskQueue } from './workflows/contract.ts'

export interface WorkerOptions {
  readonly connection: NativeConnection
  readonly namespace: string
  readonly record: Record
  readonly sender: Sender
  readonly queue?: string
  /** Open workflows kept in memory; about 150 KiB each. */
  readonly maxCachedWorkflows?: number
}

/** Creates a worker that conducts cases. Several may run, on one machine or many. */
export async function createWorker(options: WorkerOptions): Promise<Worker> {
  const { connection, namespace, record, sender, queue = taskQueue } = options
  const client = new Client({ connection, namespace })
  const store = await storeId(client, namespace)
  return await Worker.create({
    connection,
    namespace,
    taskQueue: queue,
    workflowsPath: fileURLToPath(new URL('./workflows/index.ts', import.meta.url)),
    activities: createActivities({ record, store, client, sender }),
    maxCachedWorkflows: options.maxCachedWorkflows ?? 500,
    // Longer than a local activity may take, so that a stopping worker finishes what it has begun.
    shutdownGraceTime: '15s',
  })
}

/** Names the Temporal store: a namespace gets a new id when its store is new. */
async function storeId(client: Client, namespace: string): Promise<string> {
  const { namespaceInfo } = await client.workflowService.describeNamespace({ namespace })
  return namespaceInfo?.id ?? namespace
}
