import type { Pool } from 'pg'
import type { Queryable } from '../reading.ts'
import { withHolder } from './desk.ts'
import { shortened } from './shortened.ts'

/** A proposal that was sent back, with what is to be changed. No term runs for it. */
export interface ReturnedRow {
  readonly caseNo: string
  readonly entityName: string
  readonly comments: string
  readonly returnedOn: string
  readonly assignee: string | null
}

/** The proposals of an agency that wait for its officers to revise them, less those that other officers look after. */
export async function listReturned(
  pool: Pool,
  reader: Queryable,
  { agency, account, limit }: { readonly agency: string; readonly account: string; readonly limit: number },
): Promise<ReturnedRow[]> {
  const { rows } = await pool.query<{ caseNo: string; assignee: string | null }>(
    `SELECT cases.case_no AS "caseNo", holder.id AS assignee FROM cases ${withHolder}
     WHERE cases.agency = $1 AND stage = 'returned' AND (holder.id IS NULL OR holder.role <> 'caseOfficer' OR holder.id = $2)
     ORDER BY cases.case_no LIMIT $3`,
    [agency, account, limit],
  )
  const held = await reader.query<Omit<ReturnedRow, 'assignee'>>(
    `SELECT case_no AS "caseNo", ${shortened('entity_name')} AS "entityName", ${shortened('comments')} AS comments, "returnedOn"
     FROM cases CROSS JOIN LATERAL (
       SELECT data ->> 'comments' AS comments, on_date AS "returnedOn" FROM ledger
       WHERE ledger.case_no = cases.case_no AND type = 'listing.returned' ORDER BY case_seq DESC LIMIT 1) AS told
     WHERE case_no = ANY($1) ORDER BY "returnedOn", case_no`,
    [rows.map(({ caseNo }) => caseNo)],
  )
  const assignees = new Map(rows.map(({ caseNo, assignee }) => [caseNo, assignee]))
  return held.rows.map((row) => ({ ...row, assignee: assignees.get(row.caseNo) ?? null }))
}
