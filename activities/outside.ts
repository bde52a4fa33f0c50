import type { Client } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { Record } from '../record/execution.ts'
import type { OutgoingMessage } from '../record/outbox.ts'
import {
  endsSanction,
  listCasesToSendAgain,
  listUndelivered,
  noteDelivered,
  noteFailing,
  noteRefused,
} from '../record/outbox.ts'
import type { OutsideActivities, RecordActivities } from '../workflows/activity-types.ts'
import { withHeartbeat } from './heartbeat.ts'
import type { Sender } from './delivery.ts'
import { RefusedForGood } from './delivery.ts'
import { sweepConductors } from './sweeping.ts'

const casesSentAgainPerSweep = 20
const sendingAgainMs = 60_000
// What a recipient has not taken for so long holds back no longer what ends a sanction.
const patienceMs = 3_600_000
// Far fewer than a worker has places for activities: a platform that takes its time holds up neither sweeps nor imports.
const sendingAtOnce = 20
const comesAgainAfter = '2s'

/** What leaves the house: messages to the platform, and signals to conductors. */
export function outsideActivities(
  record: Record,
  store: string,
  client: Client,
  sender: Sender | undefined,
  readCase: RecordActivities['readCase'],
): OutsideActivities {
  let sending = 0
  const inPlace = async (send: () => Promise<void>) => {
    if (sending >= sendingAtOnce)
      throw ApplicationFailure.create({
        message: `${sendingAtOnce} cases are being sent by this worker, which comes back to this one`,
        nextRetryDelay: comesAgainAfter,
      })
    sending += 1
    await send().finally(() => (sending -= 1))
  }
  return {
    async deliver(caseNo) {
      if (sender)
        await inPlace(async () => await withHeartbeat(async (signal) => await sendAll(record, sender, caseNo, signal)))
      const view = await readCase(caseNo)
      // Tried again and again, as while a platform does not answer, until it is connected anew.
      if (!sender && view.undelivered > 0)
        throw new Error(`No platform is connected, though it has heard of ${caseNo}: set PLATFORM_WEBHOOK_URL again`)
      return view
    },
    wakeCases: async () =>
      await withHeartbeat(async (_signal, queue) => {
        const signalled = await sweepConductors(record, { client, store, queue })
        // Last, since a recipient may take its time to answer.
        if (sender) await sendAgain(record, sender)
        return signalled
      }),
  }
}

// Nobody else waits for these: a failure leaves them to the next sweep, and so does a recipient that takes its time.
async function sendAgain(record: Record, sender: Sender): Promise<void> {
  const begun = Date.now()
  for (const caseNo of await listCasesToSendAgain(record.pool, casesSentAgainPerSweep)) {
    if (Date.now() - begun > sendingAgainMs) return
    await sendAll(record, sender, caseNo).catch(() => undefined)
  }
}

/**
 * Sends what a case has to tell, to each recipient in order. What a recipient refuses for good, or has not taken for an
 * hour while something that ends a sanction waits behind it, is set aside and holds nothing back; the last that ends a
 * sanction is never set aside, and what one recipient does not take holds back no other.
 */
async function sendAll({ pool, clock }: Record, sender: Sender, caseNo: string, signal?: AbortSignal): Promise<void> {
  const failures = new Map<string, Error>()
  const messages = await listUndelivered(pool, caseNo)
  for (const [n, message] of messages.entries()) {
    // Another worker sends on, since this one was silent for too long.
    signal?.throwIfAborted()
    if (failures.has(message.recipient)) continue
    try {
      const receipt = await sender.send(message)
      await noteDelivered(pool, [message.id], await clock.now(), receipt)
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown))
      const forMs = await noteFailing(pool, message.id, error.message)
      const isBeforeEnd = hasEndBehind(messages.slice(n + 1), message.recipient)
      const isOutOfTheWay = error instanceof RefusedForGood || (forMs >= patienceMs && isBeforeEnd)
      // A later end or suspension says all that an earlier one had to say.
      if (isOutOfTheWay && (isBeforeEnd || !endsSanction(message.kind)))
        await noteRefused(pool, message.id, error.message)
      else failures.set(message.recipient, error)
    }
  }
  const [failure] = failures.values()
  if (failure) throw failure
}

const hasEndBehind = (later: readonly OutgoingMessage[], to: string) =>
  later.some(({ recipient, kind }) => recipient === to && endsSanction(kind))
