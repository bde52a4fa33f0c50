import type { Client } from '@temporalio/client'
import { MockActivityEnvironment } from '@temporalio/testing'
import type { Sender } from '../../activities/delivery.ts'
import { outsideActivities } from '../../activities/outside.ts'
import { recordActivities } from '../../activities/record.ts'
import { listRefused } from '../../record/outbox.ts'
import type { TestDatabase } from '../setup/database.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

/** A Temporal that only notes whom it has told. */
export function notingClient(woken: string[] = []): Client {
  return {
    workflow: {
      // Nothing was ended by hand, and what was told in vain is over.
      async *list() {},
      getHandle: () => ({ describe: async () => ({ status: { name: 'COMPLETED' } }) }),
      async signalWithStart(_type: string, { workflowId }: { readonly workflowId: string }) {
        woken.push(workflowId)
      },
    },
  } as unknown as Client
}

/** A case with messages of its own, in this order, and a receiver that does what a test says to each. */
export async function house(
  { database, client }: { readonly database: TestDatabase; readonly client: Client },
  messages: readonly (readonly [kind: string, recipient: string])[],
  receive: (kind: string, recipient: string) => void,
) {
  const record = recordOn(database, handClock('2026-04-07'))
  const { caseNo } = await done(record, undefined, people.officer, 'listing.propose', proposal())
  for (const [n, [kind, recipient]] of messages.entries()) {
    await database.owner.query(
      `INSERT INTO outbox (case_no, case_seq, recipient, kind, body, created_at) VALUES ($1, $2, $3, $4, '{}', now())`,
      [caseNo, n + 100, recipient, kind],
    )
  }
  const taken: string[] = []
  const sender: Sender = {
    async send({ kind, recipient, caseNo: about }) {
      if (about !== caseNo) return 'of another test'
      receive(kind, recipient)
      taken.push(`${kind} ${recipient}`)
      return 'taken'
    },
  }
  const doors = recordActivities(record, 'store', true)
  const outside = outsideActivities(record, 'store', client, sender, async (no) => await doors.readCase(no))
  const setAside = async () => (await listRefused(database.pool, 50)).filter((one) => one.caseNo === caseNo)
  const wake = async () => await new MockActivityEnvironment().run(async () => await outside.wakeCases())
  const deliver = async () => await new MockActivityEnvironment().run(async () => await outside.deliver(caseNo))
  return { caseNo, taken, deliver, wake, setAside }
}
