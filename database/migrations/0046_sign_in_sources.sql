-- Up Migration

-- Failures count by name and by where they come from, so that nobody locks out who comes from elsewhere; those of a name
-- from all strange places together stand under the empty source.
ALTER TABLE sign_in_attempts
  ADD COLUMN source text NOT NULL DEFAULT '',
  DROP CONSTRAINT sign_in_attempts_pkey,
  ADD PRIMARY KEY (name_hash, source);

-- Down Migration

DELETE FROM sign_in_attempts WHERE source <> '';
ALTER TABLE sign_in_attempts
  DROP CONSTRAINT sign_in_attempts_pkey, DROP COLUMN source, ADD PRIMARY KEY (name_hash);
