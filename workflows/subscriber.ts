import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow'
import type { SubscriberActivities } from './activity-types.ts'
import { lookSignal } from './contract.ts'
import type { SubscriberRef } from './contract.ts'
import { givenCode } from './given.ts'

// A worker that was killed is noticed by its missing heartbeats. What comes of sending is in the record; a failure here is
// the database's, and passes.
const { sendToSubscriber } = proxyActivities<SubscriberActivities>({
  startToCloseTimeout: '2m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
})

const look = defineSignal(lookSignal)

// Some eight events each: a fresh history long before the server asks for one.
const stepsPerRun = 200

/**
 * The lane of one subscriber: sends what waits, rests while it takes nothing, and waits to be told of more. Where it stands
 * is in the record, so one that begins from the top goes on where the last one ended.
 */
export async function subscriberLane(ref: SubscriberRef): Promise<void> {
  const code = givenCode(ref)
  let asked = 0
  setHandler(look, () => void (asked += 1))
  for (let step = 0; step < stepsPerRun; step += 1) {
    const before = asked
    const { next, restMs = 0 } = await sendToSubscriber(code)
    if (next === 'over' && asked === before) return
    if (next === 'idle') await condition(() => asked > before)
    if (next === 'rest') await condition(() => asked > before, Math.max(1, Math.ceil(restMs)))
  }
  await condition(allHandlersFinished)
  await continueAsNew<typeof subscriberLane>(ref)
}
