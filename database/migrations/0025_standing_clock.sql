-- Up Migration

-- Each turn of a standing sandbox clock: from this moment of real time on the legal day was this one. The latest is today.
CREATE TABLE clock_turns (
  day date PRIMARY KEY,
  turned_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  turned_by text NOT NULL
);
GRANT SELECT, INSERT ON clock_turns TO bihuan_app;

-- Under a standing clock: the day on which something of the case is due next; today as long as its conductor has something to do.
ALTER TABLE cases ADD COLUMN next_on date;
CREATE INDEX cases_next ON cases (next_on) WHERE next_on IS NOT NULL;

-- Down Migration

ALTER TABLE cases DROP COLUMN next_on;
DROP TABLE clock_turns;
