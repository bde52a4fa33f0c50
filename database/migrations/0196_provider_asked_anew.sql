-- Up Migration

-- Who has signed out here is asked for the password by the provider: whether it has asked is checked when they come back.
ALTER TABLE provider_visits ADD COLUMN anew boolean NOT NULL DEFAULT false;

-- Down Migration

ALTER TABLE provider_visits DROP COLUMN anew;
