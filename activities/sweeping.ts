import { CancelledFailure, log } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import { shanghaiDate } from '../record/clock.ts'
import { listCasesToWake, listRecorded } from '../record/conducting.ts'
import type { Record } from '../record/execution.ts'
import { noteTold } from '../record/stuck.ts'
import { listDue } from '../record/turning/outstanding.ts'
import { turnConductors, wakeConductors } from '../workflows/client.ts'
import { listEndedOtherwise } from '../workflows/stuck.ts'
import { beginFailingAnew, beginToldAnew, beginUnsentAnew } from './healing.ts'

// Longer than signals are gathered: a conductor that is just being told is not behind yet.
const graceMs = 15_000
// One sweep signals this many; what is left comes with the next, the most urgent first.
const casesPerSweep = 5_000
const endedPerSweep = 500

interface Sweeping {
  readonly client: Client
  /** The name of the Temporal store in which conductors live now. */
  readonly store: string
  readonly queue: string
}

/**
 * One sweep over the conductors: begins anew those that are stuck, and tells those that are missing, behind or past their
 * date. Each part of it is tried whatever became of the others, since what one asks Temporal for another can do without.
 * Answers how many it told; throws, when all parts were tried, what the first failing one threw.
 */
export async function sweepConductors(record: Record, { client, store, queue }: Sweeping): Promise<number> {
  const { pool, clock } = record
  const waking = await listCasesToWake(pool, store, graceMs, casesPerSweep)
  const due = clock.stands ? await listDue(pool, shanghaiDate(await clock.now()), casesPerSweep) : []
  // One that is behind and due is told twice and counts as told once.
  const told = [...new Map([...waking, ...due].map((one) => [one.caseNo, one])).values()]
  const failures: unknown[] = []
  const part = async (name: string, act: () => Promise<void>) => {
    try {
      await act()
    } catch (error) {
      if (error instanceof CancelledFailure) throw error
      log.error('a part of the sweep failed', { part: name, error })
      failures.push(error)
    }
  }
  // Before they are told once more: one that has just been told has a task, and does not look as if it stood still.
  await part('told in vain', async () => await beginToldAnew(record, client, told, queue))
  await part('note', async () => await noteTold(pool, told))
  await part('behind', async () => await wakeConductors(client, waking, queue))
  await part('due', async () => await turnConductors(client, due, queue))
  // What the record knows of these is up to date, so only Temporal tells, by a store of its own that may be away.
  let ended: readonly string[] = []
  await part('ended', async () => {
    ended = await listRecorded(pool, await listEndedOtherwise(client, endedPerSweep))
    await wakeConductors(
      client,
      ended.map((caseNo) => ({ caseNo, version: 0 })),
      queue,
    )
  })
  await part('unsent', async () => await beginUnsentAnew(record, client, queue))
  await part('failing', async () => await beginFailingAnew(record, client, queue))
  if (failures.length > 0) throw failures[0]
  return waking.length + due.length + ended.length
}
