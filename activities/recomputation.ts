import type { Client } from '@temporalio/client'
import type { Record } from '../record/execution.ts'
import { listUnfinished } from '../record/publication/publications.ts'
import { publicationSteps } from '../record/publication/step.ts'
import type { RecomputationActivities } from '../workflows/activity-types.ts'
import { wakeConductors } from '../workflows/client.ts'
import { recomputationId } from '../workflows/contract.ts'
import { startRecomputation } from '../workflows/recomputation-client.ts'
import { endFailing } from '../workflows/stuck.ts'
import { withHeartbeat } from './heartbeat.ts'

/** Recomputation: the record moves the deadlines, and the conductors of the cases arm their timers anew. */
export function recomputationActivities(record: Record, client: Client): RecomputationActivities {
  const takeStep = publicationSteps(record)
  return {
    recomputeStep: async (id) =>
      await withHeartbeat(async (_signal, queue) => {
        const { next, waitMs, moved } = await takeStep(id)
        // The page is settled by now: should a signal fail, the next attempt goes on and the sweep wakes the case.
        await wakeConductors(client, moved, queue)
        return { next, waitMs }
      }),
    startRecomputations: async () =>
      await withHeartbeat(async (_signal, queue) => {
        const ids = await listUnfinished(record.pool)
        for (const id of ids) {
          await endFailing(client, recomputationId(id))
          await startRecomputation(client, id, queue)
        }
        return ids.length
      }),
  }
}
