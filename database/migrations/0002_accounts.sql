-- Up Migration

CREATE TABLE accounts (
  id text PRIMARY KEY,
  name text NOT NULL,
  role text NOT NULL,
  agency text,
  district text,
  entity_code text,
  password_hash text NOT NULL
);

-- Only a hash of the token is kept, so that a copy of the table opens no session.
CREATE TABLE sessions (
  token_hash text PRIMARY KEY,
  account text NOT NULL REFERENCES accounts,
  expires_at timestamptz NOT NULL
);
CREATE INDEX sessions_expired ON sessions (expires_at);

GRANT SELECT, INSERT, UPDATE ON accounts TO bihuan_app;
GRANT SELECT, INSERT, DELETE ON sessions TO bihuan_app;

-- Down Migration

DROP TABLE sessions, accounts;
