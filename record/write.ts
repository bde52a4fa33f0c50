import type { Pool, PoolClient } from 'pg'
import type { ChangeRow } from './changes.ts'
import type { RegisterChange } from './register.ts'

/** Rows that one command writes; everything lands in one statement, so in one transaction, or not at all. */
export interface Write {
  readonly caseNo: string
  /** The version the decision was made on; 0 creates the case. */
  readonly expectedVersion: number
  readonly caseRow: Readonly<Record<string, unknown>>
  readonly ledger: readonly Readonly<Record<string, unknown>>[]
  readonly openedDeadlines: readonly Readonly<Record<string, unknown>>[]
  readonly closedDeadlines: readonly Readonly<Record<string, unknown>>[]
  readonly measures: readonly Readonly<Record<string, unknown>>[]
  readonly register: RegisterChange
  readonly changes: readonly ChangeRow[]
  readonly messages: readonly Readonly<Record<string, unknown>>[]
  readonly idempotency: Readonly<Record<string, unknown>> | undefined
}

const caseColumns = `state jsonb, version integer, stage text, agency text, district text, list_type text, tier text,
  entity_code text, entity_name text, opened_on date, closed_on date, outcome text, changed_at timestamptz`

const moveCase = `
  UPDATE cases SET state = r.state, version = r.version, stage = r.stage, agency = r.agency, district = r.district,
    list_type = r.list_type, tier = r.tier, entity_code = r.entity_code, entity_name = r.entity_name,
    closed_on = r.closed_on, outcome = r.outcome, changed_at = r.changed_at
  FROM jsonb_to_record($3::jsonb) AS r(${caseColumns})
  WHERE cases.case_no = $1 AND cases.version = $2`

const createCase = `
  INSERT INTO cases (case_no, state, version, stage, agency, district, list_type, tier, entity_code, entity_name,
    opened_on, closed_on, outcome, changed_at)
  SELECT $1, r.* FROM jsonb_to_record($3::jsonb) AS r(${caseColumns})
  WHERE $2::integer = 0`

// Most commands change nothing that others know, and look for nothing.
const isOvertaken = `jsonb_array_length($11::jsonb) > 0 AND changes.record IS NOT NULL
    AND $11::jsonb @> jsonb_build_array(jsonb_build_object('audience', changes.audience))`

// One statement is one transaction and one round trip; every part hangs on `moved`, so a stale version writes nothing.
const statement = (lead: string) => `
WITH moved AS (${lead} RETURNING cases.case_no),
entries AS (
  INSERT INTO ledger (case_no, case_seq, type, data, opens, closes, on_date, at, actor, role, on_behalf_of, reason,
    legal_basis, request_id)
  SELECT moved.case_no, e.* FROM moved, jsonb_to_recordset($4::jsonb) AS e(case_seq integer, type text, data jsonb,
    opens jsonb, closes jsonb, on_date date, at timestamptz, actor text, role text, on_behalf_of text, reason text,
    legal_basis text, request_id text)
  RETURNING 1
),
opened AS (
  INSERT INTO deadlines (case_no, key, topic, rule_id, pack, calendar, starts_on, term, due_on, provisional, party,
    owner, on_pass, closed_on, closed_as)
  SELECT moved.case_no, d.* FROM moved, jsonb_to_recordset($5::jsonb) AS d(key text, topic text, rule_id text,
    pack text, calendar text, starts_on date, term jsonb, due_on date, provisional boolean, party text, owner text,
    on_pass text, closed_on date, closed_as text)
  ON CONFLICT (case_no, key) DO UPDATE SET topic = excluded.topic, rule_id = excluded.rule_id, pack = excluded.pack,
    calendar = excluded.calendar, starts_on = excluded.starts_on, term = excluded.term, due_on = excluded.due_on,
    provisional = excluded.provisional, party = excluded.party, owner = excluded.owner, on_pass = excluded.on_pass,
    closed_on = excluded.closed_on, closed_as = excluded.closed_as
  RETURNING 1
),
closed AS (
  UPDATE deadlines SET closed_on = c.closed_on, closed_as = c.closed_as
  FROM moved, jsonb_to_recordset($6::jsonb) AS c(key text, closed_on date, closed_as text)
  WHERE deadlines.case_no = moved.case_no AND deadlines.key = c.key
  RETURNING 1
),
measured AS (
  INSERT INTO measures (case_no, code, department, status)
  SELECT moved.case_no, m.* FROM moved, jsonb_to_recordset($7::jsonb) AS m(code text, department text, status text)
  ON CONFLICT (case_no, code) DO UPDATE SET status = excluded.status, department = excluded.department
  RETURNING 1
),
removed AS (
  DELETE FROM register USING moved WHERE $8::jsonb ->> 'op' = 'remove' AND register.case_no = moved.case_no
  RETURNING 1
),
shown AS (
  INSERT INTO register (case_no, entity_code, entity_name, list_type, tier, violation, legal_basis, decision_doc_no,
    published_on, until, marked, correction)
  SELECT moved.case_no, r.* FROM moved, jsonb_to_record($8::jsonb) AS r(entity_code text, entity_name text,
    list_type text, tier text, violation text, legal_basis text, decision_doc_no text, published_on date, until date,
    marked boolean, correction text)
  WHERE $8::jsonb ->> 'op' = 'show'
  ON CONFLICT (case_no) DO UPDATE SET entity_code = excluded.entity_code, entity_name = excluded.entity_name,
    list_type = excluded.list_type, tier = excluded.tier, violation = excluded.violation,
    legal_basis = excluded.legal_basis, decision_doc_no = excluded.decision_doc_no,
    published_on = excluded.published_on, until = excluded.until, marked = excluded.marked,
    correction = excluded.correction
  RETURNING 1
),
changed AS (
  INSERT INTO changes (case_no, case_seq, audience, op, record)
  SELECT moved.case_no, c.* FROM moved, jsonb_to_recordset($11::jsonb) AS c(case_seq integer, audience text, op text,
    record jsonb)
  RETURNING 1
),
-- What has been overtaken is forgotten where it stands.
forgotten AS (
  UPDATE changes SET record = NULL FROM moved
  WHERE ${isOvertaken} AND changes.case_no = moved.case_no
  RETURNING 1
),
told AS (
  INSERT INTO outbox (case_no, case_seq, recipient, kind, body, created_at, delivered_at)
  SELECT moved.case_no, o.* FROM moved, jsonb_to_recordset($9::jsonb) AS o(case_seq integer, recipient text,
    kind text, body jsonb, created_at timestamptz, delivered_at timestamptz)
  RETURNING 1
),
answered AS (
  INSERT INTO idempotency (actor, key, request_hash, answer, at)
  SELECT i.* FROM moved, jsonb_to_record($10::jsonb) AS i(actor text, key text, request_hash text, answer jsonb,
    at timestamptz)
  WHERE i.key IS NOT NULL
  RETURNING 1
),
-- A rule or a trigger of whoever owns the database may swallow a row without an error.
kept AS (
  SELECT (SELECT count(*) FROM entries) = jsonb_array_length($4::jsonb)
    AND (SELECT count(*) FROM opened) = jsonb_array_length($5::jsonb)
    AND (SELECT count(*) FROM closed) = jsonb_array_length($6::jsonb)
    AND (SELECT count(*) FROM measured) = jsonb_array_length($7::jsonb)
    AND (SELECT count(*) FROM removed) =
      (SELECT count(*) FROM register WHERE $8::jsonb ->> 'op' = 'remove' AND register.case_no = $1)
    AND (SELECT count(*) FROM shown) = ($8::jsonb ->> 'op' = 'show')::integer
    AND (SELECT count(*) FROM changed) = jsonb_array_length($11::jsonb)
    AND (SELECT count(*) FROM forgotten) = (SELECT count(*) FROM changes WHERE ${isOvertaken} AND changes.case_no = $1)
    AND (SELECT count(*) FROM told) = jsonb_array_length($9::jsonb)
    AND (SELECT count(*) FROM answered) = ($10::jsonb ? 'key')::integer AS all_rows
)
-- Where one is missing the whole statement fails, by a subquery that may have one row and has two. It names the case, since
-- what names no row is asked before there is one, and of a stale version none is written.
SELECT case_no FROM moved, kept
WHERE CASE WHEN all_rows THEN true ELSE (SELECT moved.case_no = $1 FROM generate_series(1, 2)) END`

const statements = { create: statement(createCase), move: statement(moveCase) }

/**
 * Writes a decided command. False when somebody else moved the case first: nothing was written, decide again. Throws
 * when the database has taken fewer rows than it was given; nothing was written then either.
 */
export async function write(db: Pool | PoolClient, { caseNo, expectedVersion, ...rows }: Write): Promise<boolean> {
  const kind = expectedVersion === 0 ? 'create' : 'move'
  const { rowCount } = await db.query({
    name: `write-${kind}`,
    text: statements[kind],
    values: [
      caseNo,
      expectedVersion,
      JSON.stringify(rows.caseRow),
      JSON.stringify(rows.ledger),
      JSON.stringify(rows.openedDeadlines),
      JSON.stringify(rows.closedDeadlines),
      JSON.stringify(rows.measures),
      JSON.stringify(rows.register),
      JSON.stringify(rows.messages),
      JSON.stringify(rows.idempotency ?? {}),
      JSON.stringify(rows.changes),
    ],
  })
  return rowCount === 1
}
