-- Up Migration

-- The application's own login or role; it may read and write the record but never change or delete the ledger.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bihuan_app') THEN
    CREATE ROLE bihuan_app NOLOGIN;
  END IF;
END
$$;

CREATE TABLE cases (
  case_no text PRIMARY KEY,
  version integer NOT NULL,
  state jsonb NOT NULL,
  stage text NOT NULL,
  agency text NOT NULL,
  district text NOT NULL,
  list_type text NOT NULL,
  tier text NOT NULL,
  entity_code text NOT NULL,
  entity_name text NOT NULL,
  opened_on date NOT NULL,
  closed_on date,
  outcome text,
  -- What the conductor last saw, in which Temporal store, and the instant for which it has armed its timer.
  conducted_version integer NOT NULL DEFAULT 0,
  conductor_store text,
  wakes_at timestamptz,
  changed_at timestamptz NOT NULL
);
CREATE INDEX cases_behind ON cases (changed_at) WHERE conducted_version < version;
CREATE INDEX cases_waking ON cases (wakes_at) WHERE closed_on IS NULL;
CREATE INDEX cases_entity ON cases (entity_code);
CREATE INDEX cases_agency_stage ON cases (agency, stage, case_no);
CREATE INDEX cases_district_stage ON cases (district, stage, case_no);

CREATE SEQUENCE case_numbers;

CREATE TABLE ledger (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_no text NOT NULL REFERENCES cases,
  case_seq integer NOT NULL,
  type text NOT NULL,
  data jsonb NOT NULL,
  opens jsonb,
  closes jsonb,
  on_date date NOT NULL,
  at timestamptz NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  on_behalf_of text,
  reason text,
  legal_basis text,
  request_id text NOT NULL,
  UNIQUE (case_no, case_seq)
);

CREATE TABLE deadlines (
  case_no text NOT NULL REFERENCES cases,
  key text NOT NULL,
  topic text NOT NULL,
  rule_id text NOT NULL,
  pack text NOT NULL,
  calendar text NOT NULL,
  starts_on date NOT NULL,
  term jsonb NOT NULL,
  due_on date NOT NULL,
  provisional boolean NOT NULL,
  party text NOT NULL,
  owner text,
  on_pass text NOT NULL,
  closed_on date,
  closed_as text,
  PRIMARY KEY (case_no, key)
);
CREATE INDEX deadlines_open ON deadlines (due_on, case_no, key) WHERE closed_on IS NULL;
CREATE INDEX deadlines_owner ON deadlines (owner, due_on) WHERE closed_on IS NULL;

CREATE TABLE measures (
  case_no text NOT NULL REFERENCES cases,
  code text NOT NULL,
  department text NOT NULL,
  status text NOT NULL,
  PRIMARY KEY (case_no, code)
);
CREATE INDEX measures_department ON measures (department, status, case_no);

-- What the public may read; a row exists only while the law lets it be shown.
CREATE TABLE register (
  case_no text PRIMARY KEY REFERENCES cases,
  entity_code text NOT NULL,
  entity_name text NOT NULL,
  list_type text NOT NULL,
  tier text NOT NULL,
  violation text NOT NULL,
  legal_basis text NOT NULL,
  decision_doc_no text NOT NULL,
  published_on date NOT NULL,
  until date NOT NULL,
  marked boolean NOT NULL,
  correction text
);
CREATE INDEX register_entity ON register (entity_code);

CREATE TABLE outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_no text NOT NULL REFERENCES cases,
  case_seq integer NOT NULL,
  recipient text NOT NULL,
  kind text NOT NULL,
  body jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  -- Notices inside the house are delivered by being here; the others when the recipient has taken them.
  delivered_at timestamptz,
  receipt text,
  UNIQUE (case_no, case_seq, recipient)
);
CREATE INDEX outbox_undelivered ON outbox (case_no, id) WHERE delivered_at IS NULL;
CREATE INDEX outbox_recipient ON outbox (recipient, id);

CREATE TABLE idempotency (
  actor text NOT NULL,
  key text NOT NULL,
  request_hash text NOT NULL,
  answer jsonb NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);

CREATE TABLE settings (
  name text PRIMARY KEY,
  value jsonb NOT NULL
);

GRANT USAGE ON SCHEMA public TO bihuan_app;
GRANT SELECT, INSERT ON ledger TO bihuan_app;
GRANT SELECT, INSERT, UPDATE ON cases, deadlines, measures, outbox, settings TO bihuan_app;
GRANT SELECT, INSERT ON idempotency TO bihuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON register TO bihuan_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO bihuan_app;

-- Down Migration

DROP TABLE settings, idempotency, outbox, register, measures, deadlines, ledger, cases;
DROP SEQUENCE case_numbers;
