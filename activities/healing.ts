import { log } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import type { Told, Waking } from '../record/conducting.ts'
import type { Record } from '../record/execution.ts'
import { listUnsent } from '../record/outbox.ts'
import { noteBegunAnew } from '../record/stuck.ts'
import { wakeConductor } from '../workflows/client.ts'
import { conductorId } from '../workflows/contract.ts'
import type { StuckRun } from '../workflows/stuck.ts'
import { endStuck, findStuck } from '../workflows/stuck.ts'

// Two sweeps have told it, and it has not even looked at the record.
const sweepsInVain = 2
// Describing costs Temporal a look at each; more than this are looked at by the next sweeps.
const lookedAtPerSweep = 500
// While a platform is slow many wait for their turn, and each look finds that.
const unsentPerSweep = 50

/**
 * Begins stuck conductors anew, those that were told in vain and those that leave a message unsent: a procedure over facts
 * may start from the top at any time. Answers how many; the log and the record tell of each.
 */
export async function beginStuckAnew(
  { pool }: Record,
  client: Client,
  waking: readonly Told[],
  queue: string,
): Promise<number> {
  const suspects = waking.filter(({ toldInVain }) => toldInVain >= sweepsInVain).slice(0, lookedAtPerSweep)
  let begun = 0
  for (const suspect of suspects) {
    const stuck = await findStuck(client, conductorId(suspect.caseNo))
    if (!stuck) continue
    await beginAnew(pool, client, suspect, stuck, queue)
    begun += 1
  }
  // What the record knows of such a one is up to date: it has seen the message, and sends nothing.
  for (const suspect of await listUnsent(pool, unsentPerSweep)) {
    const stuck = await findStuck(client, conductorId(suspect.caseNo))
    if (stuck?.cause !== 'standsStill' || stuck.isActing) continue
    await beginAnew(pool, client, suspect, stuck, queue)
    begun += 1
  }
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
