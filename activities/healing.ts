import { log } from '@temporalio/activity'
import type { Client } from '@temporalio/client'
import type { Told } from '../record/conducting.ts'
import type { Record } from '../record/execution.ts'
import { noteBegunAnew } from '../record/stuck.ts'
import { wakeConductor } from '../workflows/client.ts'
import { conductorId } from '../workflows/contract.ts'
import { endStuck, findStuck } from '../workflows/stuck.ts'

// Two sweeps have told it, and it has not even looked at the record.
const sweepsInVain = 2
// Describing costs Temporal a look at each; more than this are looked at by the next sweeps.
const lookedAtPerSweep = 500

/**
 * Begins stuck conductors anew: a procedure over facts may start from the top at any time. Answers how many; the log
 * and the record tell of each.
 */
export async function beginStuckAnew(
  { pool }: Record,
  client: Client,
  waking: readonly Told[],
  queue: string,
): Promise<number> {
  const suspects = waking.filter(({ toldInVain }) => toldInVain >= sweepsInVain).slice(0, lookedAtPerSweep)
  let begun = 0
  for (const { caseNo, version } of suspects) {
    const stuck = await findStuck(client, conductorId(caseNo))
    if (!stuck) continue
    await endStuck(client, conductorId(caseNo), stuck)
    await wakeConductor(client, { caseNo, version }, queue)
    await noteBegunAnew(pool, caseNo, stuck.runId, stuck.cause)
    log.error('a conductor was stuck and is begun anew', { caseNo, ...stuck })
    begun += 1
  }
  return begun
}
