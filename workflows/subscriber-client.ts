import type { Client } from '@temporalio/client'
import { WorkflowIdConflictPolicy, WorkflowIdReusePolicy } from '@temporalio/common'
import { lookSignal, subscriberId, subscriberLaneType, taskQueue } from './contract.ts'

/** Starts the lane of a subscriber, or lets a running one look at once what there is to send. Safe to repeat. */
export async function wakeSubscriber(client: Client, code: string, queue = taskQueue): Promise<void> {
  await client.workflow.signalWithStart(subscriberLaneType, {
    workflowId: subscriberId(code),
    taskQueue: queue,
    args: [{ code }],
    workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    signal: lookSignal,
    signalArgs: [],
  })
}
