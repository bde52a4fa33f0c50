import { log } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import type { Told, Waking } from '../record/conducting.ts'
import type { Record } from '../record/execution.ts'
import { listUnsent } from '../record/outbox.ts'
import { listToBeginAgain, noteBegunAnew } from '../record/stuck.ts'
import { wakeConductor } from '../workflows/client.ts'
import { conductorId } from '../workflows/contract.ts'
import type { StuckRun } from '../workflows/stuck.ts'
import { endStuck, findStuck, listFailing } from '../workflows/stuck.ts'

// Two sweeps have told it, and it has not even looked at the record.
const sweepsInVain = 2
// Describing costs Temporal a look at each; more than this are looked at by the next sweeps.
const lookedAtPerSweep = 500
// While a platform is slow many wait for their turn, and each look finds that.
const unsentPerSweep = 50
// A release of which every conductor fails heals with the next one, and until then these are begun in vain. Temporal names the
// newest first, so more are looked at than are begun: those that were begun a moment ago keep no other from its turn.
const failingPerSweep = 100
const failingLookedAt = 2_000

/** Begins those of them anew that were told in vain and stand still or fail. */
export async function beginToldAnew(
  record: Record,
  client: Client,
  told: readonly Told[],
  queue: string,
): Promise<void> {
  const suspects = told.filter(({ toldInVain }) => toldInVain >= sweepsInVain).slice(0, lookedAtPerSweep)
  await beginAnewOf(record, client, suspects, queue, () => true)
}

/**
 * Begins those anew whose task fails again and again, though what the record knows of them is up to date: they have looked
 * at it, and went no further. One that fails again is begun again later each time.
 */
export async function beginFailingAnew(record: Record, client: Client, queue: string): Promise<void> {
  const failing = await listFailing(client, failingLookedAt)
  const suspects = (await listToBeginAgain(record.pool, failing, failingPerSweep)).map(lookingUpToDate)
  await beginAnewOf(record, client, suspects, queue, ({ cause }) => cause === 'taskFails')
}

/** Begins those anew that leave a message unsent and do nothing about it. */
export async function beginUnsentAnew(record: Record, client: Client, queue: string): Promise<void> {
  const suspects = await listUnsent(record.pool, unsentPerSweep)
  await beginAnewOf(record, client, suspects, queue, ({ cause, isActing }) => cause === 'taskFails' || !isActing)
}

const lookingUpToDate = (caseNo: string): Waking => ({ caseNo, version: 0 })

async function beginAnewOf(
  { pool }: Record,
  client: Client,
  suspects: readonly Waking[],
  queue: string,
  isStuck: (found: StuckRun) => boolean,
): Promise<void> {
  for (const suspect of suspects) {
    const found = await findStuck(client, conductorId(suspect.caseNo))
    if (found && isStuck(found)) await beginAnew(pool, client, suspect, found, queue)
  }
}

/** A procedure over facts may start from the top at any time; the log and the record tell of each that does. */
async function beginAnew(
  pool: Record['pool'],
  client: Client,
  { caseNo, version }: Waking,
  stuck: StuckRun,
  queue: string,
): Promise<void> {
  await endStuck(client, conductorId(caseNo), stuck)
  await wakeConductor(client, { caseNo, version }, queue)
  await noteBegunAnew(pool, caseNo, stuck.runId, stuck.cause)
  log.error('a conductor was stuck and is begun anew', { caseNo, ...stuck })
}
