-- Up Migration

-- One key for each person or entity whose data a case holds; the log keeps only hashes salted from it.
CREATE TABLE subject_keys (
  case_no text NOT NULL,
  subject text NOT NULL,
  key bytea NOT NULL CHECK (length(key) = 32),
  PRIMARY KEY (case_no, subject)
);

-- Lawful erasures: which fields, with the salted hashes that stand for them in the log.
CREATE TABLE erasures (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_no text NOT NULL REFERENCES cases,
  subject text NOT NULL,
  fields jsonb NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  actor text NOT NULL,
  reason text NOT NULL,
  legal_basis text NOT NULL
);

-- The Merkle log over ledger and erasures. A position is given out when a leaf is appended, never by the ledger itself:
-- numbers of the ledger have gaps and commit out of order. No foreign key, which would lock rows of the ledger.
CREATE TABLE log_leaves (
  position bigint PRIMARY KEY,
  seq bigint UNIQUE,
  erasure bigint UNIQUE,
  case_no text NOT NULL,
  case_seq integer,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  CHECK (num_nonnulls(seq, erasure) = 1)
);

-- Roots of the full subtrees of 256, 65,536 and 16,777,216 leaves, so that a proof reads few rows.
CREATE TABLE log_subtrees (
  height smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (height, index)
);

CREATE TABLE log_checkpoints (
  size bigint PRIMARY KEY,
  note text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE log_keys (
  key text PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Where to look for entries without a leaf: all up to `settled` have one. Those up to `seen` will be settled when no
-- transaction older than `horizon` runs any more, since only such a one can still fill a gap.
CREATE TABLE log_progress (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  settled bigint NOT NULL DEFAULT 0,
  seen bigint NOT NULL DEFAULT 0,
  horizon bigint NOT NULL DEFAULT 0
);
INSERT INTO log_progress DEFAULT VALUES;

-- Verifications that somebody has asked for; a worker carries them out.
CREATE TABLE log_verifications (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  asked_by text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  finished_at timestamptz,
  result jsonb
);
CREATE UNIQUE INDEX log_verifications_open ON log_verifications ((true)) WHERE finished_at IS NULL;

-- The name of this log for ever.
INSERT INTO settings (name, value) VALUES ('log', jsonb_build_object('origin', 'bihuan/' || gen_random_uuid()));

GRANT SELECT, INSERT ON subject_keys, log_leaves, log_subtrees, log_checkpoints, log_keys TO bihuan_app;
GRANT SELECT ON erasures TO bihuan_app;
GRANT SELECT, UPDATE ON log_progress TO bihuan_app;
GRANT SELECT, INSERT, UPDATE ON log_verifications TO bihuan_app;

-- Down Migration

DELETE FROM settings WHERE name = 'log';
DROP TABLE log_verifications, log_progress, log_keys, log_checkpoints, log_subtrees, log_leaves, erasures, subject_keys;
