-- Up Migration

-- The register of documents (发文登记簿): which letter has which number, and what it says. A number may be given before
-- the letter is served; wording and facts are settled when its act is in the ledger, and never change afterwards.
CREATE TABLE letters (
  case_no text NOT NULL REFERENCES cases,
  occasion text NOT NULL,
  kind text NOT NULL,
  number text NOT NULL,
  template integer,
  facts jsonb,
  -- By which a paper is told from one made up around a true number.
  check_code text,
  drawn_up_by text NOT NULL,
  drawn_up_at timestamptz NOT NULL,
  PRIMARY KEY (case_no, occasion)
);
CREATE INDEX letters_number ON letters (number);

-- The last number given by each agency for each kind of document in each year.
CREATE TABLE letter_serials (
  organ text NOT NULL,
  year integer NOT NULL,
  last integer NOT NULL,
  PRIMARY KEY (organ, year)
);

-- What is known of a file of evidence; the content stands in the store under its hash.
CREATE TABLE evidence_files (
  case_no text NOT NULL REFERENCES cases,
  sha256 text NOT NULL,
  name text NOT NULL,
  type text NOT NULL,
  bytes bigint NOT NULL,
  uploaded_by text NOT NULL,
  role text NOT NULL,
  at timestamptz NOT NULL,
  request_id text NOT NULL,
  PRIMARY KEY (case_no, sha256)
);

-- Who took which letter or file out of the house. Real time, as for every access.
CREATE TABLE downloads (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_no text NOT NULL REFERENCES cases,
  item text NOT NULL,
  actor text NOT NULL,
  role text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  request_id text NOT NULL
);
CREATE INDEX downloads_case ON downloads (case_no, id);

GRANT SELECT, INSERT ON letters, evidence_files, downloads TO bihuan_app;
GRANT UPDATE (number, template, facts) ON letters TO bihuan_app;
GRANT SELECT, INSERT, UPDATE ON letter_serials TO bihuan_app;

-- Down Migration

DROP TABLE downloads, evidence_files, letter_serials, letters;
