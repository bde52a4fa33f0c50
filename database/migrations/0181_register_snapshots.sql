-- Up Migration

-- Files of the whole public register at one position of the stream of changes (record/snapshot/). A row is written before
-- its files are kept, so that none can be left behind unknown; it is `ready` afterwards, and goes once its files are gone.
CREATE TABLE register_snapshots (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  position bigint NOT NULL,
  -- How texts were masked: files of an earlier form of public rows may say what is hidden now.
  form integer NOT NULL,
  rows integer NOT NULL,
  files jsonb NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ready boolean NOT NULL DEFAULT false,
  -- Somebody has asked for newer ones.
  asked boolean NOT NULL DEFAULT false
);
GRANT SELECT, DELETE ON register_snapshots TO bihuan_app;
GRANT INSERT (position, form, rows, files), UPDATE (ready, asked) ON register_snapshots TO bihuan_app;
-- How this database masks texts is a part of by what an answer of the register is known.
GRANT SELECT ON state_form TO bihuan_app;

-- Whoever writes a change holds this lock until it commits; a snapshot takes it whole for a moment, in which every change
-- there is gets its position and none comes.
CREATE FUNCTION changes_hold_the_moment() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared(hashtext('bihuan changes'));
  RETURN NEW;
END
$$;
CREATE TRIGGER changes_hold_the_moment BEFORE INSERT ON changes
FOR EACH ROW EXECUTE FUNCTION changes_hold_the_moment();

-- By which it is asked at each download whether anything has ended since.
CREATE INDEX changes_ended ON changes (position) WHERE audience = 'public' AND op IN ('suspend', 'remove');

-- Down Migration

REVOKE SELECT ON state_form FROM bihuan_app;
DROP INDEX changes_ended;
DROP TRIGGER changes_hold_the_moment ON changes;
DROP FUNCTION changes_hold_the_moment;
DROP TABLE register_snapshots;
