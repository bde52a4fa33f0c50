import type { Client } from '@temporalio/client'
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common'
import { lookSignal, recomputationId, recomputationType, taskQueue } from './contract.ts'

/** Starts the workflow of a publication, or leaves a running one alone. Safe to repeat; the sweep does so. */
export async function startRecomputation(client: Client, publicationId: string, queue = taskQueue): Promise<void> {
  await client.workflow.start(recomputationType, options(publicationId, queue))
}

/** Starts the workflow of a publication, or lets a running one look at once what there is to do. */
export async function wakeRecomputation(client: Client, publicationId: string, queue = taskQueue): Promise<void> {
  const signal = { signal: lookSignal, signalArgs: [] }
  await client.workflow.signalWithStart(recomputationType, { ...options(publicationId, queue), ...signal })
}

const options = (publicationId: string, queue: string) => ({
  workflowId: recomputationId(publicationId),
  taskQueue: queue,
  args: [{ publicationId }],
  workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
  workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
})
