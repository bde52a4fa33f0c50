-- Up Migration

-- What departments have asked before they grant something, with what they were answered (decision 0072): written by one
-- statement before the answer is given, and never changed again.
CREATE SEQUENCE check_numbers;
CREATE TABLE checks (
  check_no text PRIMARY KEY CHECK (check_no ~ '^CK-\d{4}-\d{8,}$'),
  -- From the account, never from what was sent.
  department text NOT NULL,
  asked_by text NOT NULL,
  on_behalf_of text,
  subject_kind text NOT NULL CHECK (subject_kind IN ('organisation', 'soleTrader', 'naturalPerson')),
  subject_code_kind text NOT NULL,
  subject_code text NOT NULL,
  subject_name text,
  matter text NOT NULL,
  item_code text NOT NULL,
  item_name text NOT NULL,
  reference text NOT NULL,
  officer text NOT NULL,
  purpose text NOT NULL,
  at timestamptz NOT NULL,
  on_date date NOT NULL,
  -- Everything logged up to there is in the answer; counted from 1, as the positions of changes.
  position bigint NOT NULL,
  result text NOT NULL CHECK (result IN ('none', 'hit')),
  name_differs boolean NOT NULL,
  text jsonb NOT NULL,
  request_key text NOT NULL,
  request_hash text NOT NULL,
  request_id text NOT NULL,
  CONSTRAINT checks_key UNIQUE (asked_by, request_key)
);
CREATE INDEX checks_of_subject ON checks (subject_code, at);
CREATE INDEX checks_of_department ON checks (department, at);

-- The records that an answer has shown, each as it was shown.
CREATE TABLE check_hits (
  check_no text NOT NULL REFERENCES checks,
  case_no text NOT NULL REFERENCES cases,
  case_seq integer NOT NULL,
  shown jsonb NOT NULL,
  PRIMARY KEY (check_no, case_no)
);
CREATE INDEX check_hits_of_case ON check_hits (case_no);

-- Which accounts may be told of records off the register, or of natural persons, by which law; the newest row counts, and
-- one without a basis ends the right.
CREATE TABLE check_rights (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account text NOT NULL REFERENCES accounts,
  covers text NOT NULL CHECK (covers IN ('minor', 'persons')),
  legal_basis text CHECK (legal_basis <> ''),
  given_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX check_rights_of_account ON check_rights (account, covers, id DESC);

GRANT USAGE ON SEQUENCE check_numbers TO bihuan_app;
GRANT SELECT, INSERT ON checks, check_hits, check_rights TO bihuan_app;
-- Who of the department asked is for the department's own files and for supervision, and never for the entity.
GRANT SELECT (check_no, department, subject_kind, subject_code_kind, subject_code, subject_name, matter, item_code,
  item_name, reference, purpose, at, on_date, position, result, name_differs, text) ON checks TO bihuan_reader;
GRANT SELECT ON check_hits TO bihuan_reader;

ALTER TABLE checks ENABLE ROW LEVEL SECURITY;
ALTER TABLE check_hits ENABLE ROW LEVEL SECURITY;
CREATE POLICY writer ON checks TO bihuan_app USING (true);
CREATE POLICY writer ON check_hits TO bihuan_app USING (true);
-- A department reads its own, an entity those about itself; an account that a code has made speaks for cases only.
CREATE POLICY reader ON checks FOR SELECT TO bihuan_reader USING (
  CASE (SELECT acting('role'))
    WHEN 'implementingOfficer' THEN department = (SELECT acting('agency'))
    WHEN 'entityAgent' THEN subject_code = (SELECT acting('entityCode')) AND (SELECT entity_reaches('', acting('id')))
    ELSE false
  END
);
CREATE POLICY reader ON check_hits FOR SELECT TO bihuan_reader
  USING (EXISTS (SELECT FROM checks WHERE checks.check_no = check_hits.check_no));

-- Down Migration

DROP TABLE check_rights, check_hits, checks;
DROP SEQUENCE check_numbers;
