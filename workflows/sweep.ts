import { proxyActivities } from '@temporalio/workflow'
import type { BulkActivities, OutsideActivities } from './activity-types.ts'

const { wakeCases, startImports } = proxyActivities<OutsideActivities & BulkActivities>({
  startToCloseTimeout: '5m',
  retry: { maximumAttempts: 3 },
})

/**
 * Wakes every open case whose conductor is missing or behind, and starts the imports that have no workflow; run by a
 * schedule. Answers how many conductors it signalled.
 */
export async function wakeSweep(): Promise<number> {
  const [cases] = await Promise.all([wakeCases(), startImports()])
  return cases
}
