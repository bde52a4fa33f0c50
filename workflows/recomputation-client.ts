import type { Client } from '@temporalio/client'
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common'
import { lookSignal, recomputationId, recomputationType, taskQueue } from './contract.ts'

/** Starts the workflow of a publication, or lets a running one look again. Safe to repeat; the sweep does so. */
export async function startRecomputation(client: Client, publicationId: string, queue = taskQueue): Promise<void> {
  await client.workflow.signalWithStart(recomputationType, {
    workflowId: recomputationId(publicationId),
    taskQueue: queue,
    args: [{ publicationId }],
    signal: lookSignal,
    signalArgs: [],
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  })
}
