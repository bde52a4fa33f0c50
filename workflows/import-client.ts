import type { Client } from '@temporalio/client'
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common'
import { bulkInitiationId, bulkInitiationType, taskQueue } from './contract.ts'

/** Starts the workflow of an import, or leaves a running one alone. Safe to repeat; the sweep does so. */
export async function startImport(client: Client, importId: string, queue = taskQueue): Promise<void> {
  await client.workflow.start(bulkInitiationType, {
    workflowId: bulkInitiationId(importId),
    taskQueue: queue,
    args: [{ importId }],
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
  })
}
