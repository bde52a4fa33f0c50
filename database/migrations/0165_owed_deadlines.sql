-- Up Migration

-- Lists and headers name the first act that somebody owes in a case, and not a term that passes by itself.
CREATE INDEX deadlines_owed ON deadlines (case_no, due_on)
  WHERE closed_on IS NULL AND on_pass IN ('remindThenReport', 'escalate');

-- Down Migration

DROP INDEX deadlines_owed;
