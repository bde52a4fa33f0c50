import type { Fault } from './faults.ts'
import type { Database } from './rows.ts'

/** What follows from the ledger of its case, by table, with what it is when there is no such case. */
const following = {
  register: 'register.changed',
  measures: 'measure.changed',
  deadlines: 'deadline.changed',
  changes: 'stream.changed',
  letters: 'letter.notCalled',
} as const satisfies Readonly<Record<string, Fault['code']>>

/**
 * Rows of no case, which are shown to others like all rows and follow from no ledger. That there are none only a constraint
 * says, and who owns the tables can take it away. Each number of a case once for each table, at most a thousand.
 */
export async function ofNoCase(db: Database): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const [table, code] of Object.entries(following)) {
    const { rows } = await db.query<{ caseNo: string }>(
      `SELECT DISTINCT case_no AS "caseNo" FROM public.${table} AS row
       WHERE NOT EXISTS (SELECT FROM public.cases WHERE cases.case_no = row.case_no) ORDER BY 1 LIMIT 1000`,
    )
    faults.push(...rows.map(({ caseNo }): Fault => ({ code, caseNo })))
  }
  return faults
}
