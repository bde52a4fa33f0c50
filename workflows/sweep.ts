import { proxyActivities } from '@temporalio/workflow'
import type { BulkActivities, OutsideActivities, RecomputationActivities } from './activity-types.ts'

// A worker that was killed is noticed by its missing heartbeats.
const { wakeCases, startImports, startRecomputations } = proxyActivities<
  OutsideActivities & BulkActivities & RecomputationActivities
>({
  startToCloseTimeout: '5m',
  heartbeatTimeout: '10s',
  retry: { maximumAttempts: 3 },
})

/**
 * Wakes every open case whose conductor is missing or behind, and starts the imports and recomputations that have no
 * workflow; run by a schedule. Answers how many conductors it signalled.
 */
export async function wakeSweep(): Promise<number> {
  const failures: unknown[] = []
  const attempt = async (part: () => Promise<number>) =>
    await part().catch((error: unknown) => {
      failures.push(error)
      return 0
    })
  // One after the other, so that no order of their answers can matter, and each whatever became of the others.
  const cases = await attempt(wakeCases)
  await attempt(startImports)
  await attempt(startRecomputations)
  if (failures.length > 0) throw failures[0]
  return cases
}
