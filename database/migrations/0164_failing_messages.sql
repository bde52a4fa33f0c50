-- Up Migration

-- Since when a recipient has not taken a message that it was sent, by the clock of the database: what ends a sanction does
-- not wait behind such a one for ever.
ALTER TABLE outbox ADD COLUMN failing_since timestamptz;

-- Down Migration

ALTER TABLE outbox DROP COLUMN failing_since;
