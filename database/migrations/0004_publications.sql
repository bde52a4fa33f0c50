-- Up Migration

-- A calendar or pack that an operator puts in force for open cases, with a second person's approval.
CREATE TABLE rule_publications (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('pack', 'calendar')),
  -- `ndrc-2027-1@1` of a pack, `2027@1` of a calendar year.
  version text NOT NULL,
  -- Absent when the version is a file of the release.
  content jsonb,
  reason text NOT NULL,
  legal_basis text,
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL,
  request_id text NOT NULL,
  -- How many publications were in force when the dry run began: with another law it would tell something else.
  law_no integer NOT NULL,
  stage text NOT NULL DEFAULT 'counting'
    CHECK (stage IN ('counting', 'counted', 'moving', 'settling', 'finished', 'rejected')),
  -- The last case that the present stage has done, and how many of how many.
  cursor text NOT NULL DEFAULT '',
  cases_done integer NOT NULL DEFAULT 0,
  cases_total integer NOT NULL DEFAULT 0,
  decided_by text,
  decided_at timestamptz,
  comments text,
  earlier_approved boolean,
  in_force_no integer UNIQUE,
  -- Real time, and the ledger's last entry then: what was decided a moment later may still rest on the law before.
  in_force_at timestamptz,
  in_force_seq bigint,
  held_back integer NOT NULL DEFAULT 0,
  finished_at timestamptz,
  -- Four eyes; only a withdrawal may be the proposer's own.
  CHECK (decided_by IS DISTINCT FROM proposed_by OR stage = 'rejected')
);
-- A published version never changes, so there is no second one under its name.
CREATE UNIQUE INDEX rule_publications_version ON rule_publications (version)
  WHERE content IS NOT NULL AND stage <> 'rejected';

-- The dry run: every open deadline that would move.
CREATE TABLE rule_publication_moves (
  publication_id uuid NOT NULL REFERENCES rule_publications,
  case_no text NOT NULL REFERENCES cases,
  key text NOT NULL,
  from_on date NOT NULL,
  to_on date NOT NULL,
  move jsonb NOT NULL,
  PRIMARY KEY (publication_id, case_no, key)
);

CREATE INDEX ledger_moved_by ON ledger ((data ->> 'publication')) WHERE type = 'deadline.moved';

GRANT SELECT, INSERT ON rule_publications, rule_publication_moves TO bihuan_app;
-- What was proposed, by whom and why stays as it was.
GRANT UPDATE (stage, cursor, cases_done, cases_total, decided_by, decided_at, comments, earlier_approved, in_force_no,
  in_force_at, in_force_seq, held_back, finished_at) ON rule_publications TO bihuan_app;

-- Down Migration

DROP INDEX ledger_moved_by;
DROP TABLE rule_publication_moves, rule_publications;
