import { isDeepStrictEqual } from 'node:util'
import { Client, Connection } from '@temporalio/client'
import type { Pool } from 'pg'
import type { CaseState } from '../../domain/case.ts'
import type { CaseView } from '../../domain/view.ts'
import { viewOf } from '../../domain/view.ts'
import type { Clock } from '../../record/clock.ts'
import { shanghaiDate, shanghaiMidnight } from '../../record/clock.ts'
import { foldLedger } from '../../record/read.ts'
import { conductorId, viewQuery } from '../../workflows/contract.ts'
import type { Part } from './filling.ts'

/** Checks that each case stands where its story says, that its ledger folds to its state, and that its conductor sees the same. */
export async function checkCases({
  pool,
  clock,
  parts,
  temporalAddress,
}: {
  readonly pool: Pool
  readonly clock: Clock
  readonly parts: readonly Part[]
  readonly temporalAddress: string
}): Promise<string[]> {
  const faults: string[] = []
  const connection = await Connection.connect({ address: temporalAddress })
  const client = new Client({ connection })
  for (const { caseNo, story } of parts) {
    const { rows } = await pool.query<{ state: CaseState }>('SELECT state FROM cases WHERE case_no = $1', [caseNo])
    const state = rows[0]?.state
    const folded = await foldLedger(pool, caseNo)
    if (!state || !isDeepStrictEqual(JSON.parse(JSON.stringify(folded)), state))
      faults.push(`${caseNo}: folding the ledger does not give the state`)
    if (!state || !story.ends(state)) faults.push(`${caseNo}: the story "${story.name}" does not end so`)
    if (folded && !(await conductorAgrees(client, pool, clock, folded)))
      faults.push(`${caseNo}: the conductor sees another case than the ledger`)
  }
  await connection.close()
  return faults
}

async function conductorAgrees(client: Client, pool: Pool, clock: Clock, folded: CaseState): Promise<boolean> {
  const handle = client.workflow.getHandle(conductorId(folded.caseNo))
  for (let look = 0; look < 20; look += 1) {
    const seen = await handle.query<CaseView>(viewQuery)
    const fresh = await foldLedger(pool, folded.caseNo)
    if (!fresh) return false
    const now = await clock.now()
    const view = viewOf(fresh, shanghaiDate(now), (date) => clock.realInstant(shanghaiMidnight(date), now))
    if (isDeepStrictEqual(essence(seen), essence(view))) return true
    // The record knows that nothing is left to do a moment before the workflow hears of it.
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return false
}

const essence = ({ version, stage, closed, ending, consequences, deadlines }: CaseView) => ({
  version,
  stage,
  closed,
  ending,
  consequences,
  deadlines: Object.keys(deadlines).sort(),
})
