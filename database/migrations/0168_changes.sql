-- Up Migration

-- How records change as others know them (record/changes.ts): to everybody by the register, or to those with whom they are
-- shared. Written by the statement of the command; `record` stands at the last change of an audience only and goes with the
-- next one, so that nothing here says what is not so any more.
CREATE TABLE changes (
  case_no text NOT NULL REFERENCES cases,
  case_seq integer NOT NULL,
  audience text NOT NULL CHECK (audience IN ('public', 'shared')),
  op text NOT NULL CHECK (op IN ('put', 'mark', 'suspend', 'resume', 'remove')),
  record jsonb,
  -- Which item of the log its entry is, counted from 1; given with the leaf, so in the order of commits.
  position bigint,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (case_no, case_seq, audience),
  UNIQUE (audience, position)
);
CREATE INDEX changes_waiting ON changes (case_no, case_seq) WHERE position IS NULL;

-- Up to which position what is long over has been taken away; whoever has read less begins anew.
CREATE TABLE changes_dropped (
  audience text PRIMARY KEY CHECK (audience IN ('public', 'shared')),
  through bigint NOT NULL DEFAULT 0
);
INSERT INTO changes_dropped VALUES ('public'), ('shared');

-- With the owner's rights, as all that gives positions: the login of the application can give none.
CREATE FUNCTION changes_get_positions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  UPDATE public.changes SET position = logged.position + 1 FROM logged
  WHERE changes.position IS NULL AND changes.case_no = logged.case_no AND changes.case_seq = logged.case_seq;
  RETURN NULL;
END
$$;
CREATE TRIGGER changes_get_positions AFTER INSERT ON log_leaves REFERENCING NEW TABLE AS logged
FOR EACH STATEMENT EXECUTE FUNCTION changes_get_positions();

GRANT SELECT, DELETE ON changes TO bihuan_app;
GRANT INSERT (case_no, case_seq, audience, op, record), UPDATE (record) ON changes TO bihuan_app;
GRANT SELECT, UPDATE ON changes_dropped TO bihuan_app;
GRANT SELECT ON changes, changes_dropped TO bihuan_reader;

ALTER TABLE changes ENABLE ROW LEVEL SECURITY;
CREATE POLICY writer ON changes TO bihuan_app USING (true);
-- What the register shows everybody may read; the rest who may see every case.
CREATE POLICY reader ON changes FOR SELECT TO bihuan_reader USING (
  audience = 'public' OR (SELECT acting('role')) IN ('citySupervisor', 'auditor', 'operator')
);

-- Down Migration

DROP TRIGGER changes_get_positions ON log_leaves;
DROP FUNCTION changes_get_positions;
DROP TABLE changes_dropped, changes;
