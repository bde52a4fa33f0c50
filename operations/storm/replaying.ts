import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { eventsOf, replayHistories } from '../development/replay.ts'
import { caseNoOf } from '../../workflows/contract.ts'
import { keptHistories } from './conductors.ts'

/** Replays every history that was kept, of all stores; answers how many, and which do not fit the workflow code. */
export async function replayKept(folder: string): Promise<{ readonly count: number; readonly faults: string[] }> {
  // All in one go, since each go bundles the workflows anew.
  const { count, faults } = await replayHistories(ofAllStores(folder))
  const told: string[] = []
  for (const { workflowId, runId, error } of faults) {
    const events = told.length === 0 ? `; its events: ${await eventsKept(folder, workflowId, runId)}` : ''
    told.push(`${caseNoOf(workflowId) ?? workflowId}: its history does not replay: ${error}${events}`)
  }
  return { count, faults: told }
}

// The folder goes with the machine, so what does not fit is told, of the first one.
async function eventsKept(folder: string, workflowId: string, runId: string): Promise<string> {
  for await (const kept of ofAllStores(folder)) {
    const run = kept.history.events[0]?.workflowExecutionStartedEventAttributes?.originalExecutionRunId
    if (kept.workflowId === workflowId && run === runId) return eventsOf(kept.history)
  }
  return 'none were kept'
}

async function* ofAllStores(folder: string) {
  for (const store of readdirSync(folder).toSorted()) yield* keptHistories(join(folder, store))
}
