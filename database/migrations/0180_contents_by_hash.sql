-- Up Migration

-- Who else has a content, when a draft that had it goes.
CREATE INDEX evidence_files_sha256 ON evidence_files (sha256);
CREATE INDEX draft_files_sha256 ON draft_files (sha256);

-- Down Migration

DROP INDEX draft_files_sha256, evidence_files_sha256;
