-- Up Migration

-- What operators did about accounts, keys and sessions, and who opened an account by a code. Nothing is ever taken out.
CREATE TABLE operator_acts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  -- An account, or `console` for whoever works on the machine itself.
  actor text NOT NULL,
  act text NOT NULL,
  -- The account or the key that it is about.
  about text NOT NULL,
  request_id text NOT NULL
);
GRANT SELECT, INSERT ON operator_acts TO bihuan_app;

-- Down Migration

DROP TABLE operator_acts;
