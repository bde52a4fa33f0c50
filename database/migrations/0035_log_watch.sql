-- Up Migration

-- What those who keep the log have done last: signed it, compared it with the copy, handed it to each other place.
CREATE TABLE log_watch (
  name text PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- When it last went well; kept while it fails.
  good_at timestamptz,
  failure text,
  detail jsonb NOT NULL DEFAULT '{}'
);

-- A verification is carried out by one worker, which says now and then that it is still at it.
ALTER TABLE log_verifications ADD COLUMN heartbeat_at timestamptz, ADD COLUMN attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN failure text;

-- A copy that was begun anew: no copy outside can vouch for what lies before its size. Written by the owner alone.
CREATE TABLE log_copies (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  size bigint NOT NULL,
  root bytea NOT NULL CHECK (length(root) = 32),
  begun_by text NOT NULL,
  reason text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- Signatures of witnesses under a checkpoint, as lines of its note.
CREATE TABLE log_cosignatures (
  size bigint NOT NULL,
  witness text NOT NULL,
  line text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (size, witness)
);

GRANT SELECT, INSERT, UPDATE ON log_watch TO bihuan_app;
GRANT SELECT ON log_copies TO bihuan_app;
GRANT SELECT, INSERT ON log_cosignatures TO bihuan_app;

-- Down Migration

DROP TABLE log_cosignatures, log_copies, log_watch;
ALTER TABLE log_verifications DROP COLUMN heartbeat_at, DROP COLUMN attempts, DROP COLUMN failure;
