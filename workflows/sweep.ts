import { proxyActivities } from '@temporalio/workflow'
import type { OutsideActivities } from './activity-types.ts'

const { wakeCases } = proxyActivities<OutsideActivities>({ startToCloseTimeout: '5m', retry: { maximumAttempts: 3 } })

/** Wakes every open case whose conductor is missing or behind; run by a schedule. Answers how many it signalled. */
export async function wakeSweep(): Promise<number> {
  return await wakeCases()
}
