import type { Client } from '@temporalio/client'
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common'
import { recomputationId, recomputationType, taskQueue } from './contract.ts'

/** Starts the workflow of a publication, or leaves a running one alone. Safe to repeat; the sweep does so. */
export async function startRecomputation(client: Client, publicationId: string, queue = taskQueue): Promise<void> {
  await client.workflow.start(recomputationType, {
    workflowId: recomputationId(publicationId),
    taskQueue: queue,
    args: [{ publicationId }],
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  })
}
