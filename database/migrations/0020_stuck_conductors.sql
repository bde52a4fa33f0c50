-- Up Migration

-- How many sweeps have told the conductor of a case since it last looked at the record: what the sweep knows a stuck
-- conductor by, without asking Temporal about all of them.
ALTER TABLE cases ADD COLUMN told_in_vain integer NOT NULL DEFAULT 0;

-- Conductors that were stuck and were begun anew.
CREATE TABLE conductors_begun_anew (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_no text NOT NULL REFERENCES cases,
  run_id text NOT NULL,
  cause text NOT NULL CHECK (cause IN ('taskFails', 'standsStill')),
  at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX conductors_begun_anew_at ON conductors_begun_anew (at);
GRANT SELECT, INSERT, DELETE ON conductors_begun_anew TO bihuan_app;

-- Down Migration

DROP TABLE conductors_begun_anew;
ALTER TABLE cases DROP COLUMN told_in_vain;
