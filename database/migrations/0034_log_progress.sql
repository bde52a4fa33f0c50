-- Up Migration

-- How far entries were taken up: every number up to `taken` has been passed, and in the ranges of `gaps` (first, last,
-- horizon) an entry may still appear, since a transaction older than the horizon may yet commit. So a look for entries
-- without a leaf costs the same however long the log is. NULL where another release has appended: then it is found anew.
ALTER TABLE log_progress ADD COLUMN taken bigint, ADD COLUMN gaps jsonb NOT NULL DEFAULT '[]';

-- Down Migration

ALTER TABLE log_progress DROP COLUMN taken, DROP COLUMN gaps;
