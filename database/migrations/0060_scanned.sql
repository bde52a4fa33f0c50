-- Up Migration

-- Whether a scanner for known harm has seen a file; null for those from before that was noted.
ALTER TABLE evidence_files ADD COLUMN scanned boolean;
ALTER TABLE draft_files ADD COLUMN scanned boolean;

-- Down Migration

ALTER TABLE draft_files DROP COLUMN scanned;
ALTER TABLE evidence_files DROP COLUMN scanned;
