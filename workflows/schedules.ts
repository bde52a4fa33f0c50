import type { Client } from '@temporalio/client'
import { ScheduleAlreadyRunning, ScheduleNotFoundError, ScheduleOverlapPolicy } from '@temporalio/client'
import { taskQueue } from './contract.ts'
import { endFailing } from './stuck.ts'

const schedules = [
  // Often enough that nobody notices a lost signal, seldom enough to cost nothing.
  { name: 'wake-sweep', workflowType: 'wakeSweep', every: '30s', endsWithin: '10m' },
  { name: 'tidying', workflowType: 'tidying', every: '1h', endsWithin: '50m' },
  // Soon, since what has ended is not given out and nothing is until new files stand.
  { name: 'register-files', workflowType: 'registerFiles', every: '1m', endsWithin: '25m' },
] as const

const idOf = (name: string, queue: string) => `${name}/${queue}`

/**
 * Makes sure that sweep, tidying and the files of the register run as this release has them, whatever an earlier one has left; one that somebody
 * has paused stays paused, and the page of health says so. Runs of theirs that do not replay are ended. Safe to call
 * from every worker that starts.
 */
export async function ensureSchedules(client: Client, queue = taskQueue): Promise<void> {
  for (const { name, workflowType, every, endsWithin } of schedules) {
    const scheduleId = idOf(name, queue)
    const wanted = {
      spec: { intervals: [{ every }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1m' },
      action: {
        type: 'startWorkflow' as const,
        workflowType,
        workflowId: scheduleId,
        taskQueue: queue,
        args: [] as [],
        // None overlaps, so a run that is stuck would hold back all that follow it.
        workflowRunTimeout: endsWithin,
      },
    }
    const handle = client.schedule.getHandle(scheduleId)
    try {
      await client.schedule.create({ scheduleId, ...wanted })
    } catch (error) {
      if (!(error instanceof ScheduleAlreadyRunning)) throw error
      await handle.update(({ state }) => ({ ...wanted, state }))
    }
    await endFailingRuns(client, scheduleId)
    await handle.trigger(ScheduleOverlapPolicy.SKIP)
  }
}

/** The names of the schedules that are missing or paused, so that nobody hears a lost signal or tidies up. */
export async function schedulesAmiss(client: Client, queue = taskQueue): Promise<readonly string[]> {
  const amiss: string[] = []
  for (const { name } of schedules) {
    try {
      const { state } = await client.schedule.getHandle(idOf(name, queue)).describe()
      if (state.paused) amiss.push(name)
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error
      amiss.push(name)
    }
  }
  return amiss
}

async function endFailingRuns(client: Client, scheduleId: string): Promise<void> {
  const { raw } = await client.schedule.getHandle(scheduleId).describe()
  for (const { workflowId } of raw.info?.runningWorkflows ?? []) {
    if (workflowId) await endFailing(client, workflowId)
  }
}
