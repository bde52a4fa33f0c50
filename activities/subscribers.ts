import type { Client } from '@temporalio/client'
import { shanghaiDate } from '../record/clock.ts'
import type { Record } from '../record/execution.ts'
import { listWaitingLanes, nextMessages, nextParkedMs, openLane, parkedMessages } from '../record/subscribers/lane.ts'
import { noteProgress } from '../record/subscribers/lane-notes.ts'
import type { LaneStep, SubscriberActivities } from '../workflows/activity-types.ts'
import { turnConductors } from '../workflows/client.ts'
import { subscriberId } from '../workflows/contract.ts'
import { endFailing } from '../workflows/stuck.ts'
import { wakeSubscriber } from '../workflows/subscriber-client.ts'
import { withHeartbeat } from './heartbeat.ts'
import type { LaneHouse } from './lane-run.ts'
import { laneRun } from './lane-run.ts'
import type { WebhookSender } from './webhook.ts'

/** How records are sent to subscribers: over what, and under which name. */
export interface Sending {
  readonly sender: WebhookSender
  readonly source: string
}

// So much is read of the stream at a time; a few seconds of sending, so that a worker that stops has soon ended.
const changesAtOnce = 256
const runMs = 5_000

/** The lanes of subscribers. */
export function subscriberActivities(
  { pool, clock }: Record,
  client: Client,
  { sender, source }: Sending,
): SubscriberActivities {
  return {
    sendToSubscriber: async (code) =>
      await withHeartbeat(async (signal, queue) => {
        const ended: LaneHouse['ended'] = async (caseNo) =>
          await turnConductors(client, [{ caseNo, version: 0 }], queue).catch(() => undefined)
        return await workLane({ pool, sender, source, ended }, code, shanghaiDate(await clock.now()), signal)
      }),
  }
}

/** Sends what a subscriber is to be told, for some seconds. */
async function workLane(house: LaneHouse, code: string, today: string, signal: AbortSignal): Promise<LaneStep> {
  const { pool } = house
  const lane = await openLane(pool, code, today)
  if (!lane) return { next: 'over' }
  if ((lane.restMs ?? 0) > 0) return { next: 'rest', restMs: lane.restMs! }
  const run = laneRun(house, lane, signal)
  const until = performance.now() + runMs
  let { position } = lane
  while (performance.now() < until) {
    const parked = await parkedMessages(pool, lane, changesAtOnce)
    const { through, messages } = await nextMessages(pool, lane, position, changesAtOnce)
    if (parked.length === 0 && through === undefined) return await rest(pool, code)
    // A case that stands aside and has something newer is told the newer alone.
    const newer = new Set(messages.map(({ caseNo }) => caseNo))
    const sent = await run.send([...messages, ...parked.filter(({ caseNo }) => !newer.has(caseNo))])
    if (sent === 'disabled') return { next: 'over' }
    if (sent === 'stopped') return await rest(pool, code)
    position = Math.max(position, through ?? 0)
    await noteProgress(pool, code, { position, took: false, recovered: false })
  }
  return { next: 'more' }
}

// Of what stands aside and of the lane as a whole, whatever comes first.
async function rest(pool: Record['pool'], code: string): Promise<LaneStep> {
  const { rows } = await pool.query<{ ms: number | null }>(
    'SELECT (extract(epoch FROM tries_at - now()) * 1000)::double precision AS ms FROM subscribers WHERE code = $1',
    [code],
  )
  const times = [rows[0]?.ms ?? undefined, await nextParkedMs(pool, code)].filter((ms) => ms !== undefined)
  return times.length === 0 ? { next: 'idle' } : { next: 'rest', restMs: Math.max(0, Math.min(...times)) }
}

// Longer than a workflow that lives needs to begin with what waits.
const restedMs = 5_000
const lateMs = 120_000

/**
 * Wakes the lanes that have something to do and that nobody works on; those whose workflow fails are begun anew. Answers
 * how many there were.
 */
export async function wakeSubscribers({ pool, clock }: Record, client: Client, queue?: string): Promise<number> {
  const waiting = await listWaitingLanes(pool, shanghaiDate(await clock.now()), restedMs)
  for (const { code, idleMs } of waiting) {
    if (idleMs > lateMs) await endFailing(client, subscriberId(code))
    await wakeSubscriber(client, code, queue)
  }
  return waiting.length
}
