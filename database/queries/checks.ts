import type { Bilingual } from '../../domain/calendar/types.ts'
import type { Finding, Hit } from '../../domain/checks/types.ts'
import type { LocalDate } from '../../domain/dates.ts'
import type { Queryable } from '../reading.ts'

/** What a department was answered. */
export interface CheckAnswer extends Finding {
  readonly checkNo: string
  readonly at: Date
  /** Everything logged up to `position` is in the answer; it may know a little more. `day`: by which it was found. */
  readonly asOf: { readonly position: number; readonly day: LocalDate }
}

interface CheckRow {
  readonly check_no: string
  readonly at: Date
  readonly on_date: LocalDate
  readonly position: number
  readonly result: Finding['result']
  readonly name_differs: boolean
  readonly text: Bilingual
  readonly hits: readonly Hit[]
}

/** Columns of an answer, with its hits as they were shown. */
const columns = `check_no, at, on_date, position, result, name_differs, text,
  (SELECT coalesce(jsonb_agg(shown ORDER BY case_no), '[]') FROM check_hits WHERE check_hits.check_no = checks.check_no) AS hits`

const answerOf = (row: CheckRow): CheckAnswer => ({
  checkNo: row.check_no,
  at: row.at,
  asOf: { position: row.position, day: row.on_date },
  result: row.result,
  nameDiffers: row.name_differs,
  hits: row.hits,
  text: row.text,
})

/** The answer under a number, if the department has asked for it. */
export async function findCheck(
  db: Queryable,
  { checkNo, department }: { readonly checkNo: string; readonly department: string },
): Promise<CheckAnswer | undefined> {
  const { rows } = await db.query<CheckRow>(`SELECT ${columns} FROM checks WHERE check_no = $1 AND department = $2`, [
    checkNo,
    department,
  ])
  return rows[0] && answerOf(rows[0])
}

/** The answer that an account was given to a key, with the hash of what it had asked. */
export async function findCheckByKey(
  db: Queryable,
  { askedBy, key }: { readonly askedBy: string; readonly key: string },
): Promise<{ readonly answer: CheckAnswer; readonly requestHash: string } | undefined> {
  const { rows } = await db.query<CheckRow & { request_hash: string }>(
    `SELECT ${columns}, request_hash FROM checks WHERE asked_by = $1 AND request_key = $2`,
    [askedBy, key],
  )
  return rows[0] && { answer: answerOf(rows[0]), requestHash: rows[0].request_hash }
}
