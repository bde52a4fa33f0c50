import type { Client } from '@temporalio/client'
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client'
import { taskQueue } from './contract.ts'

// Often enough that nobody notices a lost signal, seldom enough to cost nothing.
const sweepEvery = '30s'

/** Makes sure that the sweep is scheduled; safe to call from every worker that starts. */
export async function ensureSchedules(client: Client, queue = taskQueue): Promise<void> {
  const scheduleId = `wake-sweep/${queue}`
  try {
    await client.schedule.create({
      scheduleId,
      spec: { intervals: [{ every: sweepEvery }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1m' },
      action: { type: 'startWorkflow', workflowType: 'wakeSweep', workflowId: scheduleId, taskQueue: queue, args: [] },
    })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
  await client.schedule.getHandle(scheduleId).trigger(ScheduleOverlapPolicy.SKIP)
}
