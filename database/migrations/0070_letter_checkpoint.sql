-- Up Migration

-- The checkpoint of the log that a letter is printed with: the newest one when it got its number. Paper that left the house
-- is a place that nobody can rewrite.
ALTER TABLE letters ADD COLUMN checkpoint text, ADD COLUMN checkpoint_at timestamptz,
  ADD CHECK ((checkpoint IS NULL) = (checkpoint_at IS NULL));
GRANT UPDATE (checkpoint, checkpoint_at) ON letters TO bihuan_app;

-- Letters without one keep the digest that they were logged with.
CREATE OR REPLACE FUNCTION letter_said(l letters) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(l.case_no,
  l.occasion, l.kind, l.number, l.template, l.facts, l.check_code, l.drawn_up_by, instant_text(l.drawn_up_at))
  || CASE WHEN l.checkpoint IS NULL THEN '[]'::jsonb
     ELSE jsonb_build_array(l.checkpoint, instant_text(l.checkpoint_at)) END;

-- Down Migration

CREATE OR REPLACE FUNCTION letter_said(l letters) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(l.case_no,
  l.occasion, l.kind, l.number, l.template, l.facts, l.check_code, l.drawn_up_by, instant_text(l.drawn_up_at));
ALTER TABLE letters DROP COLUMN checkpoint, DROP COLUMN checkpoint_at;
