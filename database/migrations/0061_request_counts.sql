-- Up Migration

-- How often an address has tried what could be guessed, counted over all API processes. Lost in a crash, which only
-- begins the minute anew.
CREATE UNLOGGED TABLE request_counts (
  purpose text NOT NULL,
  source text NOT NULL,
  requests integer NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (purpose, source)
);
CREATE INDEX request_counts_end ON request_counts (ends_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON request_counts TO bihuan_app;

-- Down Migration

DROP TABLE request_counts;
