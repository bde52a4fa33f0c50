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

-- Down Migration

DROP TABLE assignments, drafts;
