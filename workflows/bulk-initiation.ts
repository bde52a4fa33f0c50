import type { RetryPolicy } from '@temporalio/common'
import { continueAsNew, proxyActivities, sleep } from '@temporalio/workflow'
import type { BulkActivities } from './activity-types.ts'
import type { ImportRef } from './contract.ts'
import { givenId } from './given.ts'

// A worker that was killed is noticed by its missing heartbeats. Lasting faults end the import in the activity; those of
// the moment are tried for an hour and a half, and after that the sweep begins anew.
const retry: RetryPolicy = { maximumInterval: '1m', maximumAttempts: 100, nonRetryableErrorTypes: ['UnknownImport'] }
const patience = { heartbeatTimeout: '10s', retry } as const

const { stageRows } = proxyActivities<BulkActivities>({ startToCloseTimeout: '30m', ...patience })
const { applyRows } = proxyActivities<BulkActivities>({ startToCloseTimeout: '5m', ...patience })

const pauseForEarlierImport = '2s'
// Six events each: a fresh history long before the server asks for one.
const stepsPerRun = 200

/**
 * Carries out one bulk initiation (批量发起): reads the workbook into rows, then settles them a chunk at a time. Where it
 * stands is in the record, so a run that begins from the top goes on where the last one ended.
 */
export async function bulkInitiation(ref: ImportRef): Promise<void> {
  const importId = givenId(ref, 'importId')
  let step = 0
  for (; step < stepsPerRun && (await stageRows(importId)) === 'waiting'; step += 1) await sleep(pauseForEarlierImport)
  for (; step < stepsPerRun; step += 1) {
    const state = await applyRows(importId)
    if (state === 'finished') return
    if (state === 'waiting') await sleep(pauseForEarlierImport)
  }
  await continueAsNew<typeof bulkInitiation>(ref)
}
