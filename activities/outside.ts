import type { Client } from '@temporalio/client'
import { listCasesToWake } from '../record/conducting.ts'
import type { Record } from '../record/execution.ts'
import { listUndelivered, noteDelivered } from '../record/outbox.ts'
import type { OutsideActivities, RecordActivities } from '../workflows/activity-types.ts'
import { wakeConductors } from '../workflows/client.ts'
import type { Sender } from './delivery.ts'

// Longer than signals are gathered: a conductor that is just being told is not behind yet.
const graceMs = 15_000
// One sweep signals this many; what is left comes with the next, the most urgent first.
const casesPerSweep = 5_000

/** What leaves the house: messages to the platform, and signals to conductors. */
export function outsideActivities(
  record: Record,
  store: string,
  client: Client,
  sender: Sender | undefined,
  readCase: RecordActivities['readCase'],
): OutsideActivities {
  return {
    async deliver(caseNo) {
      if (sender) await sendAll(record, sender, caseNo)
      return await readCase(caseNo)
    },
    async wakeCases() {
      const waking = await listCasesToWake(record.pool, store, graceMs, casesPerSweep)
      await wakeConductors(client, waking)
      return waking.length
    },
  }
}

async function sendAll({ pool, clock }: Record, sender: Sender, caseNo: string): Promise<void> {
  for (const message of await listUndelivered(pool, caseNo)) {
    const receipt = await sender.send(message)
    await noteDelivered(pool, [message.id], await clock.now(), receipt)
  }
}
