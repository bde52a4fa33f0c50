-- Up Migration

-- With what the rows are refused that an ended import has not taken up; null once each of them says so. The end itself
-- is there at once, the rows follow in batches.
ALTER TABLE imports ADD COLUMN ending text;
CREATE INDEX imports_ending ON imports (id) WHERE ending IS NOT NULL;

-- Down Migration

DROP INDEX imports_ending;
ALTER TABLE imports DROP COLUMN ending;
