import type { Pool } from 'pg'
import type { CheckAnswer } from '../../database/queries/checks.ts'
import type { CaseState } from '../../domain/case.ts'
import type { Finding } from '../../domain/checks/types.ts'
import type { LocalDate } from '../../domain/dates.ts'
import { codeKindOf } from '../../domain/identifiers/identity.ts'
import { normalCode } from '../../domain/identifiers/normal-form.ts'
import type { Asked } from './asked.ts'

interface Found extends Asked {
  readonly requestHash: string
  /** The published cases of the number on which it was found. */
  readonly cases: readonly CaseState[]
  readonly finding: Finding
  readonly at: Date
  readonly today: LocalDate
}

// Finds the cases again and inserts only if they are those on which was decided, each in the same version: so the answer is
// what was so at one moment, that of this statement. Everything that has a position then was committed before it.
const statement = `
WITH there AS (
  SELECT coalesce(jsonb_object_agg(case_no, version), '{}') AS seen FROM cases
  WHERE entity_code_form = $1 AND state #>> '{publicity,status}' = 'published'
),
checked AS (
  INSERT INTO checks (check_no, position, department, asked_by, on_behalf_of, subject_kind, subject_code_kind, subject_code,
    subject_name, matter, item_code, item_name, reference, officer, purpose, at, on_date, result, name_differs, text,
    request_key, request_hash, request_id)
  SELECT concat('CK-', to_char(c.on_date, 'YYYY'), '-', lpad(given.number, greatest(8, length(given.number)), '0')),
    (SELECT coalesce(max(position) + 1, 0) FROM log_leaves), c.*
  FROM there, jsonb_to_record($3::jsonb) AS c(department text, asked_by text, on_behalf_of text, subject_kind text,
    subject_code_kind text, subject_code text, subject_name text, matter text, item_code text, item_name text,
    reference text, officer text, purpose text, at timestamptz, on_date date, result text, name_differs boolean,
    text jsonb, request_key text, request_hash text, request_id text)
  CROSS JOIN LATERAL (SELECT nextval('check_numbers')::text AS number) AS given
  WHERE there.seen = $2::jsonb
  RETURNING check_no, position
),
shown AS (
  INSERT INTO check_hits (check_no, case_no, case_seq, shown)
  SELECT checked.check_no, h.* FROM checked, jsonb_to_recordset($4::jsonb) AS h(case_no text, case_seq integer, shown jsonb)
  RETURNING 1
)
-- Where a row was swallowed, the whole statement fails by a subquery that may have one row and has two.
SELECT check_no, position FROM checked
WHERE CASE WHEN (SELECT count(*) FROM shown) = jsonb_array_length($4::jsonb) THEN true
  ELSE (SELECT checked.check_no <> '' FROM generate_series(1, 2)) END`

/**
 * Writes an answer and gives it; undefined when a case of the subject has moved meanwhile, and nothing was written: find
 * anew. Throws, with the constraint `checks_key`, when the account has been answered to this key already.
 */
export async function writeCheck(pool: Pool, found: Found): Promise<CheckAnswer | undefined> {
  const { question, actor, key, requestHash, requestId, cases, finding, at, today } = found
  const { subject, matter, item, reference, officer, purpose } = question
  const { result, nameDiffers, hits, text } = finding
  const row = {
    department: actor.agency,
    asked_by: actor.id,
    on_behalf_of: actor.onBehalfOf ?? null,
    subject_kind: subject.kind,
    subject_code_kind: codeKindOf(subject),
    subject_code: normalCode(subject.code),
    subject_name: subject.name ?? null,
    matter,
    item_code: item.code,
    item_name: item.name,
    reference,
    officer,
    purpose,
    at,
    on_date: today,
    result,
    name_differs: nameDiffers,
    text,
    request_key: key,
    request_hash: requestHash,
    request_id: requestId,
  }
  const { rows } = await pool.query<{ check_no: string; position: number }>({
    name: 'write-check',
    text: statement,
    values: [
      row.subject_code,
      JSON.stringify(Object.fromEntries(cases.map(({ caseNo, version }) => [caseNo, version]))),
      JSON.stringify(row),
      JSON.stringify(hits.map((hit) => ({ case_no: hit.caseNo, case_seq: hit.caseSeq, shown: hit }))),
    ],
  })
  const written = rows[0]
  if (!written) return undefined
  const { check_no: checkNo, position } = written
  return { checkNo, at, asOf: { position, day: today }, result, nameDiffers, hits, text }
}
