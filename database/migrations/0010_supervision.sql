-- Up Migration

-- A supervision note (督办): what a credit office asks an agency about some of its cases, and the agency's answer. It
-- changes no case, so it is no event of one; what was asked stays as it was.
CREATE TABLE supervision_notes (
  id uuid PRIMARY KEY,
  -- Notes that one form has sent: sent again, it sends none twice.
  batch uuid NOT NULL,
  agency text NOT NULL,
  -- Of the author, when it is a district's credit office.
  district text,
  text text NOT NULL,
  legal_basis text NOT NULL,
  answer_by date NOT NULL,
  sent_by text NOT NULL,
  role text NOT NULL,
  sent_on date NOT NULL,
  at timestamptz NOT NULL,
  request_id text NOT NULL,
  answer text,
  answered_by text,
  answered_on date,
  UNIQUE (batch, agency),
  CHECK ((answer IS NULL) = (answered_by IS NULL) AND (answer IS NULL) = (answered_on IS NULL))
);
CREATE INDEX supervision_notes_agency ON supervision_notes (agency, at DESC);

CREATE TABLE supervision_note_cases (
  note_id uuid NOT NULL REFERENCES supervision_notes,
  case_no text NOT NULL REFERENCES cases,
  PRIMARY KEY (note_id, case_no)
);
CREATE INDEX supervision_note_cases_case ON supervision_note_cases (case_no);

-- A note is told about cases as they stand, so several may follow the same entry of a ledger.
ALTER TABLE outbox DROP CONSTRAINT outbox_case_no_case_seq_recipient_key;
CREATE UNIQUE INDEX outbox_once ON outbox (case_no, case_seq, recipient) WHERE kind <> 'supervision.note';

GRANT SELECT, INSERT ON supervision_notes, supervision_note_cases TO bihuan_app;
GRANT UPDATE (answer, answered_by, answered_on) ON supervision_notes TO bihuan_app;

-- Down Migration

DROP INDEX outbox_once;
DELETE FROM outbox WHERE kind = 'supervision.note';
ALTER TABLE outbox ADD CONSTRAINT outbox_case_no_case_seq_recipient_key UNIQUE (case_no, case_seq, recipient);
DROP TABLE supervision_note_cases, supervision_notes;
