-- Up Migration

-- Under these names the ledger and the operators' acts have what nobody did who signs in (domain/actor.ts). An account of
-- an earlier release that bears one stays, since others may name it, and lets nobody in.
UPDATE accounts SET disabled_at = now() WHERE lower(id) IN ('system', 'console') AND disabled_at IS NULL;
DELETE FROM sessions WHERE lower(account) IN ('system', 'console');
ALTER TABLE accounts ADD CONSTRAINT accounts_own_names
  CHECK (lower(id) NOT IN ('system', 'console') OR disabled_at IS NOT NULL);

-- Down Migration

ALTER TABLE accounts DROP CONSTRAINT accounts_own_names;
