import type { Pool } from 'pg'
import type { Actor } from '../domain/actor.ts'

/** What a credit office asks the agencies of some cases. */
export interface NewNotes {
  /** Of the form, so that sending it twice sends no note twice. */
  readonly batch: string
  readonly cases: readonly { readonly caseNo: string; readonly agency: string }[]
  readonly text: string
  readonly legalBasis: string
  readonly answerBy: string
  readonly actor: Actor
  readonly on: string
  readonly at: Date
  readonly requestId: string
}

/**
 * Sends one note to each agency of the cases, and each agency a message for each of its cases, all together or not at
 * all. Answers with the ids of the notes, by agency; the same ones however often it is sent.
 */
export async function sendNotes(
  pool: Pool,
  { batch, cases, text, legalBasis, answerBy, actor, on, at, requestId }: NewNotes,
): Promise<Map<string, string>> {
  await pool.query(
    `WITH asked AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS c("caseNo" text, agency text)),
     made AS (
       INSERT INTO supervision_notes (id, batch, agency, district, text, legal_basis, answer_by, sent_by, role, sent_on, at, request_id)
       SELECT gen_random_uuid(), $2, agency, $3, $4, $5, $6, $7, $8, $9, $10, $11 FROM (SELECT DISTINCT agency FROM asked) AS agencies
       ON CONFLICT (batch, agency) DO NOTHING RETURNING id, agency),
     listed AS (
       INSERT INTO supervision_note_cases (note_id, case_no) SELECT DISTINCT made.id, "caseNo" FROM made JOIN asked USING (agency))
     INSERT INTO outbox (case_no, case_seq, recipient, kind, body, created_at, delivered_at)
     SELECT cases.case_no, cases.version, 'agency:' || made.agency, 'supervision.note',
       jsonb_build_object('note', made.id, 'answerBy', $6::date, 'text', $4::text), $10, $10
     FROM made JOIN asked USING (agency) JOIN cases ON cases.case_no = asked."caseNo"`,
    [
      JSON.stringify(cases),
      batch,
      actor.role === 'districtSupervisor' ? (actor.district ?? '') : null,
      text,
      legalBasis,
      answerBy,
      actor.id,
      actor.role,
      on,
      at,
      requestId,
    ],
  )
  const { rows } = await pool.query<{ agency: string; id: string }>(
    'SELECT agency, id FROM supervision_notes WHERE batch = $1 ORDER BY agency',
    [batch],
  )
  return new Map(rows.map(({ agency, id }) => [agency, id]))
}

/** Keeps an agency's answer to a note. False when it has been answered before. */
export async function answerNote(
  pool: Pool,
  {
    id,
    answer,
    actor,
    on,
  }: { readonly id: string; readonly answer: string; readonly actor: Actor; readonly on: string },
): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE supervision_notes SET answer = $2, answered_by = $3, answered_on = $4 WHERE id = $1 AND agency = $5 AND answer IS NULL`,
    [id, answer, actor.id, on, actor.agency ?? ''],
  )
  return rowCount === 1
}
