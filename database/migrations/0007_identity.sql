-- Up Migration

-- Who signs in only through a provider has no password; nobody is the conductor's role.
ALTER TABLE accounts
  ALTER COLUMN password_hash DROP NOT NULL,
  ADD CONSTRAINT accounts_not_system CHECK (role <> 'system'),
  ADD COLUMN must_change_password boolean NOT NULL DEFAULT false,
  ADD COLUMN disabled_at timestamptz,
  -- Issuer and subject of the person at an identity provider, bound at the first sign-in.
  ADD COLUMN provider_subject text UNIQUE,
  ADD COLUMN created_at timestamptz NOT NULL DEFAULT now();

-- Failures by name, whether there is such an account or not, so that a lock tells nothing. Only a hash is kept, since
-- people type their password where the name belongs.
CREATE TABLE sign_in_attempts (
  name_hash text PRIMARY KEY,
  failures integer NOT NULL,
  last_at timestamptz NOT NULL,
  locked_until timestamptz
);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_attempts TO bihuan_app;

-- The id names a session to people; only the token opens it.
ALTER TABLE sessions
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  ADD COLUMN opened_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN used_at timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN door text NOT NULL DEFAULT 'password',
  ADD COLUMN device text NOT NULL DEFAULT '';
CREATE INDEX sessions_account ON sessions (account);
GRANT UPDATE ON sessions TO bihuan_app;

-- Keys of other systems; only a hash is kept.
CREATE TABLE api_keys (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account text NOT NULL REFERENCES accounts,
  label text NOT NULL,
  secret_hash text NOT NULL UNIQUE,
  -- The operations of the API that it opens, as the API's description names them.
  operations text[] NOT NULL,
  created_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz,
  used_at timestamptz
);
CREATE INDEX api_keys_account ON api_keys (account);
GRANT SELECT, INSERT, UPDATE ON api_keys TO bihuan_app;

-- Codes that bind an account to the entity of a served notice: one use each, only a hash is kept.
CREATE TABLE invitations (
  code_hash text PRIMARY KEY,
  case_no text NOT NULL REFERENCES cases,
  entity_code text NOT NULL,
  issued_by text NOT NULL,
  issued_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  used_by text REFERENCES accounts
);
CREATE INDEX invitations_case ON invitations (case_no);
GRANT SELECT, INSERT, UPDATE ON invitations TO bihuan_app;

-- Visits to an identity provider that have begun and not come back.
CREATE TABLE provider_visits (
  state_hash text PRIMARY KEY,
  -- Hash of what the same browser carries in a cookie: the answer counts only from there.
  browser_hash text NOT NULL,
  door text NOT NULL,
  nonce text NOT NULL,
  code_verifier text NOT NULL,
  return_to text NOT NULL,
  invitation text,
  expires_at timestamptz NOT NULL
);
GRANT SELECT, INSERT, DELETE ON provider_visits TO bihuan_app;

-- Down Migration

DROP TABLE provider_visits, invitations, api_keys, sign_in_attempts;
ALTER TABLE sessions DROP COLUMN id, DROP COLUMN opened_at, DROP COLUMN used_at, DROP COLUMN door, DROP COLUMN device;
DELETE FROM accounts WHERE password_hash IS NULL;
ALTER TABLE accounts
  DROP CONSTRAINT accounts_not_system, DROP COLUMN must_change_password,
  DROP COLUMN disabled_at, DROP COLUMN provider_subject, DROP COLUMN created_at,
  ALTER COLUMN password_hash SET NOT NULL;
