import type { Pool } from 'pg'
import type { Queryable } from '../reading.ts'
import type { CaseState } from '../../domain/case.ts'
import type { Topic } from '../../domain/topics.ts'
import type { Page } from './page.ts'
import { pageOf } from './page.ts'
import { shortened } from './shortened.ts'

/** Something that is due in a case, with who looks after it. */
export interface DueRow {
  readonly caseNo: string
  readonly entityName: string
  readonly stage: string
  readonly state: CaseState
  readonly key: string
  readonly topic: Topic
  readonly ruleId: string
  readonly pack: string
  readonly dueOn: string
  readonly assignee: string | null
}

/**
 * Whose dues: those of an agency on the topics of a role, less what others of that role look after; or those of a
 * department.
 */
export type DueScope =
  | {
      readonly agency: string
      readonly topics: readonly Topic[]
      /** Without it everything is asked for, whoever looks after it. */
      readonly whose?: { readonly account: string; readonly role: DeskRole }
    }
  | { readonly department: string }

/** The roles that work on the cases of an agency. */
export type DeskRole = 'caseOfficer' | 'reviewer'

/**
 * Of an account: whether it can look after a case of the agency today. What is with one that was disabled, has left or
 * has another role is nobody's, and shown so to all who may take it.
 */
const mayHold = (account: string, agency: string) =>
  `${account}.disabled_at IS NULL AND ${account}.agency = ${agency} AND ${account}.role IN ('caseOfficer', 'reviewer')`

/** Who looks after a case today, as `holder`, beside `cases`. */
export const withHolder = `LEFT JOIN assignments ON assignments.case_no = cases.case_no
  LEFT JOIN accounts AS holder ON holder.id = assignments.account AND holder.role = assignments.role
    AND ${mayHold('holder', 'cases.agency')}`

function scoped(scope: DueScope): { from: string; where: string; assignee: string; values: unknown[] } {
  if ('department' in scope) {
    const where = 'deadlines.owner = $1 AND deadlines.closed_on IS NULL'
    return { from: 'deadlines', where, assignee: 'NULL::text', values: [scope.department] }
  }
  const { agency, topics, whose } = scope
  return {
    from: `cases JOIN deadlines USING (case_no) ${withHolder}`,
    // IS TRUE keeps the topics from being looked up one by one in each case.
    where: `cases.agency = $1 AND cases.closed_on IS NULL AND deadlines.closed_on IS NULL AND (topic = ANY($2)) IS TRUE
      AND ($3::text IS NULL OR holder.id IS NULL OR holder.role <> $4 OR holder.id = $3)`,
    assignee: 'holder.id',
    values: [agency, topics, whose?.account ?? null, whose?.role ?? null],
  }
}

/** How much is late, due today, in the next three days, and later. */
export interface DueCounts {
  readonly late: number
  readonly today: number
  readonly soon: number
  readonly later: number
}

/**
 * What is due, the earliest first, and how much of it is how near, in one pass. Found on the pool, which reads indexes
 * alone; what the cases hold is then read by the reader, for whom the database shows no case that is not theirs.
 */
export async function listDue(
  pool: Pool,
  reader: Queryable,
  scope: DueScope,
  { today, after, limit }: { today: string; after?: readonly (string | number)[] | undefined; limit: number },
): Promise<Page<DueRow> & { readonly counts: DueCounts }> {
  const { from, where, assignee, values } = scoped(scope)
  const put = (value: unknown) => `$${values.push(value)}`
  const day = `${put(today)}::date`
  const [dueOn, caseNo, key] = (after ?? []).map(put)
  const later = after ? `WHERE (due_on, case_no, key) > (${dueOn}::date, ${caseNo}, ${key})` : ''
  const { rows } = await pool.query<{ counts: DueCounts; items: Omit<DueRow, 'entityName' | 'stage' | 'state'>[] }>(
    `WITH due AS MATERIALIZED (
       SELECT deadlines.case_no, key, topic, due_on, ${assignee} AS assignee FROM ${from} WHERE ${where}
     ), page AS (SELECT * FROM due ${later} ORDER BY due_on, case_no, key LIMIT ${put(limit + 1)}),
     lines AS (
       SELECT page.case_no AS "caseNo", page.key, page.topic, page.due_on AS "dueOn", assignee, rule_id AS "ruleId", pack
       FROM page JOIN deadlines USING (case_no, key) ORDER BY page.due_on, page.case_no, page.key
     )
     SELECT json_build_object(
       'late', count(*) FILTER (WHERE due_on < ${day}), 'today', count(*) FILTER (WHERE due_on = ${day}),
       'soon', count(*) FILTER (WHERE due_on > ${day} AND due_on <= ${day} + 3),
       'later', count(*) FILTER (WHERE due_on > ${day} + 3)) AS counts,
       (SELECT coalesce(json_agg(lines), '[]') FROM lines) AS items
     FROM due`,
    values,
  )
  const { counts, items: found } = rows[0]!
  const page = pageOf(found, limit, (row) => [row.dueOn, row.caseNo, row.key])
  const held = await reader.query<Pick<DueRow, 'caseNo' | 'entityName' | 'stage' | 'state'>>(
    `SELECT case_no AS "caseNo", ${shortened('entity_name')} AS "entityName", stage, state FROM cases WHERE case_no = ANY($1)`,
    [[...new Set(page.items.map((row) => row.caseNo))]],
  )
  const byNo = new Map(held.rows.map((row) => [row.caseNo, row]))
  const items = page.items.flatMap((row) => {
    const own = byNo.get(row.caseNo)
    return own ? [{ ...row, ...own }] : []
  })
  return { ...page, items, counts }
}

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

/** A case on the desk of an agency. */
export interface DeskRow {
  readonly caseNo: string
  readonly entityName: string
  readonly stage: string
  readonly openedOn: string
  readonly dueOn: string | null
  readonly assignee: string | null
}

/** The open cases of an agency with who looks after them, the oldest first; `whose` is an account, or `nobody`. */
export async function listDesk(
  pool: Pool,
  agency: string,
  { whose, after, limit }: { whose?: string | undefined; after?: string | undefined; limit: number },
): Promise<Page<DeskRow>> {
  const { rows } = await pool.query<DeskRow>(
    `SELECT cases.case_no AS "caseNo", ${shortened('entity_name')} AS "entityName", stage, opened_on AS "openedOn", holder.id AS assignee,
       (SELECT min(due_on) FROM deadlines WHERE deadlines.case_no = cases.case_no AND deadlines.closed_on IS NULL) AS "dueOn"
     FROM cases ${withHolder}
     WHERE cases.agency = $1 AND closed_on IS NULL AND ($2::text IS NULL OR coalesce(holder.id, 'nobody') = $2)
       AND ($3::text IS NULL OR cases.case_no > $3)
     ORDER BY cases.case_no LIMIT $4`,
    [agency, whose ?? null, after ?? null, limit + 1],
  )
  return pageOf(rows, limit, (row) => [row.caseNo])
}

/** How many open cases somebody looks after, and how many of them are late; null is nobody. */
export interface Load {
  readonly account: string | null
  readonly open: number
  readonly late: number
}

/** Who of an agency holds how much. */
export async function listLoads(pool: Pool, agency: string, today: string): Promise<Load[]> {
  const { rows } = await pool.query<Load>(
    `SELECT holder.id AS account, count(*)::integer AS open,
       count(*) FILTER (WHERE (SELECT min(due_on) FROM deadlines WHERE deadlines.case_no = cases.case_no
         AND deadlines.closed_on IS NULL) < $2)::integer AS late
     FROM cases ${withHolder} WHERE cases.agency = $1 AND closed_on IS NULL
     GROUP BY holder.id ORDER BY holder.id NULLS FIRST`,
    [agency, today],
  )
  return rows
}

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
