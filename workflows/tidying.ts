import { proxyActivities } from '@temporalio/workflow'
import type { TidyingActivities } from './activity-types.ts'

// A worker that was killed is noticed by its missing heartbeats.
const { dropWhatIsOver } = proxyActivities<TidyingActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '10s',
  retry: { maximumAttempts: 3 },
})

/** Takes away what has ended by its time; run by a schedule. Answers how many rows it were. */
export async function tidying(): Promise<number> {
  return await dropWhatIsOver()
}
