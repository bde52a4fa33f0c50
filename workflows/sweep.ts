import { patched, proxyActivities } from '@temporalio/workflow'
import type { BulkActivities, OutsideActivities, RecomputationActivities } from './activity-types.ts'

const { wakeCases, startImports, startRecomputations } = proxyActivities<
  OutsideActivities & BulkActivities & RecomputationActivities
>({
  startToCloseTimeout: '5m',
  retry: { maximumAttempts: 3 },
})

/**
 * Wakes every open case whose conductor is missing or behind, and starts the imports and recomputations that have no
 * workflow; run by a schedule. Answers how many conductors it signalled.
 */
export async function wakeSweep(): Promise<number> {
  const recomputing = patched('recomputations-in-sweep') ? startRecomputations() : 0
  const [cases] = await Promise.all([wakeCases(), startImports(), recomputing])
  return cases
}
