import { NativeConnection } from '@temporalio/worker'
import type { Worker } from '@temporalio/worker'
import { expect, it } from 'vitest'
import { replayAll } from '../../operations/development/replay.ts'
import { startTemporal } from '../../operations/servers/temporal.ts'
import { runWorker } from '../../worker.ts'
import { withDatabase } from '../setup/database.ts'
import { recordingSender } from '../support/house.ts'
import { people } from '../support/people.ts'
import { proposal } from '../support/proposal.ts'
import { done, handClock, recordOn } from '../support/world.ts'

const database = withDatabase()
// A worker looks every two seconds; the rest is for a busy machine.
const withinMs = 120_000
const say = (line: string) => console.log(line)

/** The Temporal stores of the conductors that have looked at the cases last. */
async function stores(): Promise<readonly (string | null)[]> {
  const { rows } = await database.pool.query<{ store: string | null }>('SELECT conductor_store AS store FROM cases')
  return rows.map(({ store }) => store)
}

async function until(fact: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + withinMs; !(await fact()); await new Promise((resolve) => setTimeout(resolve, 100)))
    if (Date.now() > end) throw new Error('It has not come so far')
}

it('brings back every conductor, and the sweep, when the store of Temporal is lost while it runs', async () => {
  const record = recordOn(database, handClock('2026-04-07'))
  for (let n = 0; n < 3; n += 1) await done(record, undefined, people.officer, 'listing.propose', proposal())
  const first = await startTemporal()
  const port = Number(first.address.split(':')[1])
  const connection = await NativeConnection.connect({ address: first.address })
  const workers: Worker[] = []
  const running = runWorker({ connection, namespace: 'default', record, sender: recordingSender() }, (worker) =>
    workers.push(worker),
  )
  // Nobody but the sweep tells the conductors of these cases.
  await until(async () => (await stores()).every((store) => store !== null))
  const [lost] = await stores()
  const replayed = [await replayAll(first.address, { say })]
  await first.stop()
  const second = await startTemporal({ port })
  try {
    await until(async () => (await stores()).every((store) => store !== lost))
    expect(workers).toHaveLength(2)
    replayed.push(await replayAll(second.address, { say }))
    expect(replayed.flatMap(({ faults }) => faults)).toEqual([])
  } finally {
    workers.at(-1)?.shutdown()
    await running
    await connection.close()
    await second.stop()
  }
}, 300_000)
