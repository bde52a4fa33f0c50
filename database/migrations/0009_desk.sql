-- Up Migration

-- Forms that were begun and not sent. Unclaimed: sent without a session, waiting for its author to sign in again.
CREATE TABLE drafts (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account text NOT NULL,
  -- The page of the form.
  path text NOT NULL,
  fields jsonb NOT NULL,
  claimed boolean NOT NULL,
  saved_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX drafts_account ON drafts (account, saved_at DESC) WHERE claimed;
CREATE INDEX drafts_saved ON drafts (saved_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO bihuan_app;

-- Who of an agency looks after a case: a matter of its desk, with no effect in law.
CREATE TABLE assignments (
  case_no text PRIMARY KEY REFERENCES cases,
  account text NOT NULL REFERENCES accounts,
  assigned_by text NOT NULL REFERENCES accounts,
  assigned_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX assignments_account ON assignments (account);
GRANT SELECT, INSERT, UPDATE, DELETE ON assignments TO bihuan_app;
GRANT SELECT ON assignments TO bihuan_reader;

-- What is due at an agency, and its open cases, are found in these indexes alone, however many cases there are.
CREATE INDEX deadlines_desk ON deadlines (case_no, topic, due_on, key) WHERE closed_on IS NULL;
CREATE INDEX cases_desk ON cases (agency, case_no) WHERE closed_on IS NULL;
CREATE INDEX cases_names ON cases (case_no, entity_name, agency, district);

-- Down Migration

DROP INDEX deadlines_desk, cases_desk, cases_names;
DROP TABLE assignments, drafts;
