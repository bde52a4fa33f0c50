import type { Pool } from 'pg'
import type { Actor } from '../../../domain/actor.ts'
import type { Queryable } from '../../reading.ts'
import type { Visible } from '../cases.ts'
import type { Page } from '../page.ts'
import { pageOf } from '../page.ts'
import { firstOwed } from '../owed.ts'
import { isLate } from './overdue.ts'
import { shortened } from '../shortened.ts'

/** What a credit office has asked an agency, and the agency's answer. */
export interface Note {
  readonly id: string
  readonly agency: string
  readonly text: string
  readonly legalBasis: string
  readonly answerBy: string
  readonly sentBy: string
  readonly role: string
  readonly sentOn: string
  readonly answer: string | null
  readonly answeredBy: string | null
  readonly answeredOn: string | null
  readonly cases: number
}

/** A case of a note as it stands now. */
export interface NotedCase {
  readonly caseNo: string
  readonly entityName: string
  readonly agency: string
  readonly stage: string
  /** Acts that are late in it. */
  readonly late: number
  /** The earliest open due date. */
  readonly dueOn: string | null
}

const columns = `id, agency, text, legal_basis AS "legalBasis", answer_by AS "answerBy", sent_by AS "sentBy", role, sent_on AS "sentOn",
  answer, answered_by AS "answeredBy", answered_on AS "answeredOn",
  (SELECT count(*)::integer FROM supervision_note_cases WHERE note_id = id) AS cases`

/** Agencies read what is for them, a district's credit office what it has sent, the city's everything. */
function readable(actor: Actor): { sql: string; value: string } {
  if (actor.role === 'caseOfficer' || actor.role === 'reviewer')
    return { sql: 'agency = $1', value: actor.agency ?? '' }
  return actor.role === 'districtSupervisor'
    ? { sql: 'district = $1', value: actor.district ?? '' }
    : { sql: `$1 = ''`, value: '' }
}

/** The notes that somebody may read, the newest first. */
export async function listNotes(
  pool: Pool,
  actor: Actor,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<Page<Note>> {
  const { sql, value } = readable(actor)
  const { rows } = await pool.query<Note & { moment: number }>(
    `SELECT * FROM (SELECT ${columns}, (extract(epoch FROM at) * 1000000)::bigint AS moment FROM supervision_notes WHERE ${sql}) AS notes
     WHERE $2::bigint IS NULL OR moment < $2 ORDER BY moment DESC, id LIMIT $3`,
    [value, before ?? null, limit + 1],
  )
  return pageOf(rows, limit, (row) => [row.moment])
}

/** The notes that wait for the answer of an agency, the most urgent first. */
export async function listUnanswered(pool: Pool, agency: string, limit: number): Promise<Note[]> {
  const { rows } = await pool.query<Note>(
    `SELECT ${columns} FROM supervision_notes WHERE agency = $1 AND answer IS NULL ORDER BY answer_by, id LIMIT $2`,
    [agency, limit],
  )
  return rows
}

/** A note, when somebody may read it. */
export async function findNote(pool: Pool, actor: Actor, id: string): Promise<Note | undefined> {
  const { sql, value } = readable(actor)
  const { rows } = await pool.query<Note>(`SELECT ${columns} FROM supervision_notes WHERE ${sql} AND id = $2`, [
    value,
    id,
  ])
  return rows[0]
}

/** Cases as they stand now, those of the given numbers that somebody may see. */
export async function listNoted(
  db: Queryable,
  visible: Visible,
  caseNos: readonly string[],
  today: string,
): Promise<NotedCase[]> {
  const values: unknown[] = [...visible.values]
  const put = (value: unknown) => `$${values.push(value)}`
  const { rows } = await db.query<NotedCase>(
    `SELECT case_no AS "caseNo", ${shortened('entity_name')} AS "entityName", agency, stage,
       (SELECT count(*)::integer FROM deadlines WHERE deadlines.case_no = cases.case_no AND ${isLate({ today }, put).join(' AND ')}) AS late,
       ${firstOwed('cases.case_no')} AS "dueOn"
     FROM cases WHERE (${visible.sql}) AND case_no = ANY(${put(caseNos)}) ORDER BY agency, case_no`,
    values,
  )
  return rows
}

/** The case numbers of a note. */
export async function casesOfNote(pool: Pool, note: string): Promise<string[]> {
  const { rows } = await pool.query<{ caseNo: string }>(
    'SELECT case_no AS "caseNo" FROM supervision_note_cases WHERE note_id = $1 ORDER BY case_no',
    [note],
  )
  return rows.map(({ caseNo }) => caseNo)
}
