import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow'
import type { RecomputationActivities } from './activity-types.ts'
import { lookSignal } from './contract.ts'
import type { PublicationRef } from './contract.ts'
import { givenId } from './given.ts'

// A worker that was killed is noticed by its missing heartbeats. Faults of the moment are tried for an hour and a half,
// and after that the sweep begins anew.
const { recomputeStep } = proxyActivities<RecomputationActivities>({
  startToCloseTimeout: '10m',
  heartbeatTimeout: '10s',
  retry: { maximumInterval: '1m', maximumAttempts: 100, nonRetryableErrorTypes: ['UnknownPublication'] },
})

const look = defineSignal(lookSignal)

// Six events each: a fresh history long before the server asks for one.
const stepsPerRun = 200

/**
 * Goes over all open cases for one publication of a pack or calendar, page by page: to count what would move, and after
 * its approval to move it. Where it stands is in the record, so a run that begins from the top goes on where the last
 * one ended, and one that has nothing to do ends at once.
 */
export async function recomputation(ref: PublicationRef): Promise<void> {
  const publicationId = givenId(ref, 'publicationId')
  let asked = 0
  setHandler(look, () => void (asked += 1))
  for (let step = 0; step < stepsPerRun; step += 1) {
    const before = asked
    const { next, waitMs } = await recomputeStep(publicationId)
    if (next === 'over' && asked === before) return
    if (next === 'turn') await condition(() => asked > before)
    if (waitMs > 0) await condition(() => asked > before, waitMs)
  }
  await condition(allHandlersFinished)
  await continueAsNew<typeof recomputation>(ref)
}
