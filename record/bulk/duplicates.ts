import type { Pool } from 'pg'
import { onDecision } from '../../database/queries/cases.ts'
import type { Commands } from '../../domain/case.ts'

/** The cases that these rows have opened in an attempt that ended before it was noted, by row. */
export async function findOwnCases(
  pool: Pool,
  actor: string,
  keys: ReadonlyMap<number, string>,
): Promise<Map<number, string>> {
  const { rows } = await pool.query<{ key: string; case_no: string }>(
    `SELECT key, answer ->> 'caseNo' AS case_no FROM idempotency WHERE actor = $1 AND key = ANY($2)`,
    [actor, [...keys.values()]],
  )
  const byKey = new Map(rows.map((row) => [row.key, row.case_no]))
  return new Map([...keys].flatMap(([row, key]) => (byKey.has(key) ? [[row, byKey.get(key) as string]] : [])))
}

interface IdentifiedRow {
  readonly row: number
  readonly identity: string
}

/** For each row that repeats an earlier sound one of the same import: the first of them. Rows come in order. */
export async function findEarlierRows(
  pool: Pool,
  id: string,
  chunk: readonly IdentifiedRow[],
): Promise<Map<number, number>> {
  const { rows } = await pool.query<{ identity: string; first: number }>(
    `SELECT identity, min(row_no) AS first FROM import_rows WHERE import_id = $1 AND identity = ANY($2) GROUP BY identity`,
    [id, chunk.map(({ identity }) => identity)],
  )
  const first = new Map(rows.map((row) => [row.identity, row.first]))
  const earlier = new Map<number, number>()
  for (const { row, identity } of chunk) {
    const seen = first.get(identity)
    if (seen === undefined) first.set(identity, row)
    else earlier.set(row, seen)
  }
  return earlier
}

/** The cases that an agency has on the same decision about the same entity, however they are written, by the rows' identity. */
export async function findCasesOnDocuments(
  pool: Pool,
  agency: string,
  rows: readonly { readonly identity: string; readonly payload: Commands['listing.propose'] }[],
): Promise<Map<string, string>> {
  const documents = rows.map(({ identity, payload: { underlyingDecision, entity } }) => ({
    identity,
    doc_no: underlyingDecision.docNo,
    entity_code: entity.code,
  }))
  const found = await pool.query<{ identity: string; case_no: string }>(
    `SELECT d.identity, min(cases.case_no) AS case_no
     FROM jsonb_to_recordset($2::jsonb) AS d(identity text, doc_no text, entity_code text)
     JOIN cases ON ${onDecision('$1', 'd.entity_code', 'd.doc_no')}
     GROUP BY d.identity`,
    [agency, JSON.stringify(documents)],
  )
  return new Map(found.rows.map((row) => [row.identity, row.case_no]))
}
