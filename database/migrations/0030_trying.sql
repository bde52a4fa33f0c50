-- Up Migration

-- On which an API tries whether the database may write and has room: emptied and filled within a transaction that is
-- undone, so that a new file has to be made and to grow. It never holds a row.
CREATE TABLE write_trials (filler text NOT NULL);
ALTER TABLE write_trials ALTER COLUMN filler SET STORAGE PLAIN;
GRANT INSERT, TRUNCATE ON write_trials TO bihuan_app;

-- A message that its recipient has refused for good is set aside with what the recipient said, so that it holds back
-- nothing that comes after it; an operator may ask for another try.
ALTER TABLE outbox ADD COLUMN refused_at timestamptz, ADD COLUMN refusal text, ADD COLUMN again_at timestamptz;
CREATE INDEX outbox_refused ON outbox (id) WHERE delivered_at IS NULL AND refused_at IS NOT NULL;

-- Down Migration

DROP INDEX outbox_refused;
ALTER TABLE outbox DROP COLUMN refused_at, DROP COLUMN refusal, DROP COLUMN again_at;
DROP TABLE write_trials;
