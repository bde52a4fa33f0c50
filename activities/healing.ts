import { log } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import type { Told, Waking } from '../record/conducting.ts'
import { listRecorded } from '../record/conducting.ts'
import type { Record } from '../record/execution.ts'
import { listUnsent } from '../record/outbox.ts'
import { noteBegunAnew } from '../record/stuck.ts'
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
// A release of which every conductor fails heals with the next one, and until then these are begun in vain.
const failingPerSweep = 100

/**
 * Begins stuck conductors anew: those that were told in vain, those whose task fails again and again, and those that leave
 * a message unsent. A procedure over facts may start from the top at any time. Answers how many; the log and the record
 * tell of each.
 */
export async function beginStuckAnew(
  { pool }: Record,
  client: Client,
  waking: readonly Told[],
  queue: string,
): Promise<number> {
  let begun = 0
  const look = async (suspect: Waking, isStuck: (found: StuckRun) => boolean) => {
    const found = await findStuck(client, conductorId(suspect.caseNo))
    if (!found || !isStuck(found)) return
    await beginAnew(pool, client, suspect, found, queue)
    begun += 1
  }
  for (const suspect of waking.filter(({ toldInVain }) => toldInVain >= sweepsInVain).slice(0, lookedAtPerSweep))
    await look(suspect, () => true)
  // What the record knows of the others is up to date: they have looked at it, and went no further.
  for (const caseNo of await listRecorded(pool, await listFailing(client, failingPerSweep)))
    await look({ caseNo, version: 0 }, ({ cause }) => cause === 'taskFails')
  for (const suspect of await listUnsent(pool, unsentPerSweep))
    await look(suspect, ({ cause, isActing }) => cause === 'taskFails' || !isActing)
  return begun
}

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
