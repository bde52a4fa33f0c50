import type { Pool } from 'pg'
import { mayHold } from './desk.ts'

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
