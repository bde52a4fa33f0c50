import type { Pool } from 'pg'
import { checkStates } from '../../../record/log/states.ts'

interface Row {
  readonly case_seq: number
  readonly audience: string
  readonly op: string
  readonly record: { readonly entityName?: string } | null
  readonly position: number | null
}

/** The stream of changes of a case, audience by audience. */
export async function changesIn(pool: Pool, caseNo: string): Promise<readonly Row[]> {
  const { rows } = await pool.query<Row>(
    `SELECT case_seq, audience, op, record, position FROM changes WHERE case_no = $1 ORDER BY audience, case_seq`,
    [caseNo],
  )
  return rows
}

/** What a verification tells of a case and what follows from its ledger. */
export const faultsIn = async (pool: Pool, caseNo: string): Promise<readonly string[]> =>
  (await checkStates(pool, [{ caseNo }])).map(({ code, name }) => `${code} ${name}`)
