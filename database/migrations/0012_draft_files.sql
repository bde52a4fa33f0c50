-- Up Migration

-- Files that were sent for a proposal that is still being written: they go to its case when there is one. They go with
-- their draft, and nobody can download them from it.
CREATE TABLE draft_files (
  draft uuid NOT NULL REFERENCES drafts ON DELETE CASCADE,
  sha256 text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  bytes bigint NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (draft, sha256)
);
GRANT SELECT, INSERT ON draft_files TO bihuan_app;

-- Down Migration

DROP TABLE draft_files;
