-- Up Migration

-- As what somebody looks after a case: it narrows what others of this role see as theirs, and ends with the role.
ALTER TABLE assignments ADD COLUMN role text;
UPDATE assignments SET role = accounts.role FROM accounts WHERE accounts.id = account;
ALTER TABLE assignments ALTER COLUMN role SET NOT NULL;

-- Down Migration

ALTER TABLE assignments DROP COLUMN role;
