-- Up Migration

-- One upload of an agency's workbook. Counts move in the statement that settles the rows they count.
CREATE TABLE imports (
  id uuid PRIMARY KEY,
  agency text NOT NULL,
  actor jsonb NOT NULL,
  file_name text NOT NULL,
  sha256 text NOT NULL,
  bytes integer NOT NULL,
  ignored_columns jsonb NOT NULL,
  request_id text NOT NULL,
  -- The order in which an agency's imports are applied; given out under a lock, so it is that of their commits.
  received_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Every row has been read into import_rows; before that nothing is applied.
  staged_at timestamptz,
  finished_at timestamptz,
  rows_read integer NOT NULL DEFAULT 0,
  accepted integer NOT NULL DEFAULT 0,
  refused integer NOT NULL DEFAULT 0,
  -- Why the file as a whole could not be read: code and parameters.
  fault jsonb
);
-- The same content is at work only once: a second upload meanwhile is the first one.
CREATE UNIQUE INDEX imports_at_work ON imports (agency, sha256) WHERE finished_at IS NULL;
CREATE INDEX imports_agency ON imports (agency, received_at, id);

-- The file in pieces, where every worker can read it; dropped when its rows are staged.
CREATE TABLE import_parts (
  import_id uuid NOT NULL REFERENCES imports,
  part integer NOT NULL,
  bytes bytea NOT NULL,
  PRIMARY KEY (import_id, part)
);

CREATE TABLE import_rows (
  import_id uuid NOT NULL REFERENCES imports,
  row_no integer NOT NULL,
  -- The texts by column; dropped when the row is settled, since a case or its refusals then stand for it.
  cells jsonb,
  -- Document, entity and list type of a row without faults: a later row with the same is a duplicate.
  identity text,
  outcome text CHECK (outcome IN ('accepted', 'refused')),
  case_no text REFERENCES cases,
  PRIMARY KEY (import_id, row_no)
);
CREATE INDEX import_rows_open ON import_rows (import_id, row_no) WHERE outcome IS NULL;
CREATE INDEX import_rows_identity ON import_rows (import_id, identity, row_no) WHERE identity IS NOT NULL;

CREATE TABLE import_refusals (
  import_id uuid NOT NULL,
  row_no integer NOT NULL,
  no integer NOT NULL,
  column_name text,
  code text NOT NULL,
  params jsonb NOT NULL,
  PRIMARY KEY (import_id, row_no, no),
  FOREIGN KEY (import_id, row_no) REFERENCES import_rows
);

-- Finds the case that an agency has already opened on the same document.
CREATE INDEX cases_document ON cases (agency, entity_code, list_type, (state #>> '{listing,proposal,underlyingDecision,docNo}'));

GRANT SELECT, INSERT, UPDATE ON imports TO bihuan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON import_rows TO bihuan_app;
GRANT SELECT, INSERT ON import_refusals TO bihuan_app;
GRANT SELECT, INSERT, DELETE ON import_parts TO bihuan_app;

-- Down Migration

DROP INDEX cases_document;
DROP TABLE import_refusals, import_rows, import_parts, imports;
