-- Up Migration

-- Each worker says here every few seconds that it lives and takes work, so that those who ask the API know it too. A row
-- goes with its worker, or by the tidying when that could not say goodbye.
CREATE TABLE workers (
  id uuid PRIMARY KEY,
  began_at timestamptz NOT NULL DEFAULT now(),
  beat_at timestamptz NOT NULL DEFAULT now()
);
GRANT SELECT, INSERT, UPDATE, DELETE ON workers TO bihuan_app;

-- Down Migration

DROP TABLE workers;
