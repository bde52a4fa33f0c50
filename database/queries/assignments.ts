import type { Pool } from 'pg'
import { mayHold } from './desk.ts'
import { shortened } from './shortened.ts'

/** The people of an agency to whom a case can be given. */
export async function listColleagues(pool: Pool, agency: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool.query<{ id: string; name: string }>(
    `SELECT id, name FROM accounts WHERE ${mayHold('accounts', '$1')} ORDER BY id`,
    [agency],
  )
  return rows
}

/** Gives open cases of an agency to one of its people, or to nobody; answers with those that were given. */
export async function assignCases(
  pool: Pool,
  { agency, caseNos, account, by }: { agency: string; caseNos: readonly string[]; account: string | null; by: string },
): Promise<string[]> {
  const own =
    'case_no = ANY($1) AND EXISTS (SELECT FROM cases WHERE cases.case_no = assignments.case_no AND agency = $2)'
  const { rows } =
    account === null
      ? await pool.query<{ case_no: string }>(`DELETE FROM assignments WHERE ${own} RETURNING case_no`, [
          caseNos,
          agency,
        ])
      : await pool.query<{ case_no: string }>(
          `INSERT INTO assignments (case_no, account, role, assigned_by)
           SELECT case_no, accounts.id, accounts.role, $4 FROM cases JOIN accounts ON accounts.id = $3
           WHERE case_no = ANY($1) AND cases.agency = $2 AND closed_on IS NULL AND ${mayHold('accounts', '$2')}
           ON CONFLICT (case_no) DO UPDATE SET account = excluded.account, role = excluded.role, assigned_by = $4,
             assigned_at = now() RETURNING case_no`,
          [caseNos, agency, account, by],
        )
  return rows.map((row) => row.case_no)
}

/** How many open cases an account looks after, whoever may still work on them. */
export async function countHeld(pool: Pool, account: string): Promise<number> {
  const { rows } = await pool.query<{ held: number }>(
    `SELECT count(*)::integer AS held FROM assignments JOIN cases USING (case_no) WHERE account = $1 AND closed_on IS NULL`,
    [account],
  )
  return rows[0]?.held ?? 0
}

/** An open case that was given to an account. `stands`: the account can still look after it; else it is nobody's. */
export interface HeldCase {
  readonly caseNo: string
  readonly entityName: string
  readonly stands: boolean
}

/** The open cases that were given to an account, the earliest first. */
export async function listHeld(pool: Pool, account: string, limit: number): Promise<HeldCase[]> {
  const { rows } = await pool.query<HeldCase>(
    `SELECT case_no AS "caseNo", ${shortened('entity_name')} AS "entityName",
       (assignments.role = accounts.role AND ${mayHold('accounts', 'cases.agency')}) IS TRUE AS stands
     FROM assignments JOIN cases USING (case_no) JOIN accounts ON accounts.id = assignments.account
     WHERE account = $1 AND closed_on IS NULL ORDER BY case_no LIMIT $2`,
    [account, limit],
  )
  return rows
}
