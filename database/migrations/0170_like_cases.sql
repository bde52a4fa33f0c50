-- Up Migration

-- By what like cases are found among all of them, kept beside the state: to read it from the states of very many cases
-- would take seconds, and among the latest only an older case that is more alike was never found.
ALTER TABLE cases
  ADD COLUMN violation text GENERATED ALWAYS AS (state #>> '{listing,proposal,violation,type}') STORED,
  ADD COLUMN decided_on text COLLATE "C" GENERATED ALWAYS AS (state #>> '{listing,determinedOn}') STORED;

-- Down Migration

ALTER TABLE cases DROP COLUMN decided_on, DROP COLUMN violation;
