import type { Client } from '@temporalio/client'
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client'
import { taskQueue } from './contract.ts'

const schedules = [
  // Often enough that nobody notices a lost signal, seldom enough to cost nothing.
  { name: 'wake-sweep', workflowType: 'wakeSweep', every: '30s' },
  { name: 'tidying', workflowType: 'tidying', every: '1h' },
] as const

/** Makes sure that sweep and tidying are scheduled; safe to call from every worker that starts. */
export async function ensureSchedules(client: Client, queue = taskQueue): Promise<void> {
  for (const { name, workflowType, every } of schedules) {
    const scheduleId = `${name}/${queue}`
    try {
      await client.schedule.create({
        scheduleId,
        spec: { intervals: [{ every }] },
        policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1m' },
        action: { type: 'startWorkflow', workflowType, workflowId: scheduleId, taskQueue: queue, args: [] },
      })
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error
    }
    await client.schedule.getHandle(scheduleId).trigger(ScheduleOverlapPolicy.SKIP)
  }
}
