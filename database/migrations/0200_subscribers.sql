-- Up Migration

-- Who is told how records change. A registration is proposed by one person and approved by another; one that is approved
-- replaces what was registered under its code before. Proposals stay for good.
CREATE TABLE subscriber_proposals (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  code text NOT NULL CHECK (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  registration jsonb NOT NULL,
  reason text NOT NULL,
  proposed_by text NOT NULL,
  proposed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  decision text CHECK (decision IN ('approved', 'rejected')),
  decided_by text,
  decided_at timestamptz,
  comments text,
  CHECK ((decision IS NULL) = (decided_by IS NULL) AND (decision IS NULL) = (decided_at IS NULL)),
  CHECK (decision IS DISTINCT FROM 'approved' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX subscriber_proposals_open ON subscriber_proposals (code) WHERE decision IS NULL;

CREATE TABLE subscribers (
  code text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9-]{1,39}$'),
  registration jsonb NOT NULL,
  -- By which it is as it is; none for that which the settings named at the first start.
  proposal uuid REFERENCES subscriber_proposals,
  registered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- It is sent nothing, since somebody has said so or it has answered that it is gone.
  disabled_at timestamptz,
  disabled_by text,
  disabled_why text,
  -- Its lane: up to which position of the stream it has been told, and since when, how often and with which answer it takes
  -- nothing; when it is asked again, and when it last took something.
  position bigint NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  said text,
  tries_at timestamptz,
  taken_at timestamptz,
  worked_at timestamptz
);

-- With which what is sent is signed; two hold while one replaces the other.
CREATE TABLE subscriber_secrets (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  subscriber text NOT NULL REFERENCES subscribers,
  secret text NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at timestamptz
);
CREATE INDEX subscriber_secrets_live ON subscriber_secrets (subscriber) WHERE ended_at IS NULL;

-- What a subscriber has of a case: the newest change that was sent, perhaps without arriving, and the newest that it took.
CREATE TABLE subscriber_cases (
  subscriber text NOT NULL REFERENCES subscribers,
  case_no text NOT NULL REFERENCES cases,
  sent_seq integer NOT NULL,
  taken_seq integer,
  taken_op text CHECK (taken_op IN ('put', 'mark', 'suspend', 'resume', 'remove')),
  taken_at timestamptz,
  -- The change that it did not take, how often, when last, and with which answer.
  failed_seq integer,
  failures integer NOT NULL DEFAULT 0,
  failed_at timestamptz,
  said text,
  excerpt text,
  -- Set aside, so that it holds back no other case; when it is tried again by itself, and what somebody has decided.
  parked_at timestamptz,
  tries_at timestamptz,
  skip_reason text,
  skip_asked_by text,
  skipped_by text,
  PRIMARY KEY (subscriber, case_no)
);
CREATE INDEX subscriber_cases_of_case ON subscriber_cases (case_no);
CREATE INDEX subscriber_cases_parked ON subscriber_cases (subscriber, parked_at) WHERE parked_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON subscriber_proposals, subscribers, subscriber_secrets, subscriber_cases TO bihuan_app;

-- Down Migration

DROP TABLE subscriber_cases, subscriber_secrets, subscribers, subscriber_proposals;
