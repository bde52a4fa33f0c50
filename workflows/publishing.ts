import { proxyActivities } from '@temporalio/workflow'
import type { PublishingActivities } from './activity-types.ts'

// What fails is tried again with the next run, a minute later.
const { keepRegisterFiles } = proxyActivities<PublishingActivities>({
  startToCloseTimeout: '20m',
  heartbeatTimeout: '10s',
  retry: { maximumAttempts: 1 },
})

/** Keeps the files of the public register; run by a schedule. */
export async function registerFiles(): Promise<void> {
  await keepRegisterFiles()
}
