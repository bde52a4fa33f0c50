-- Up Migration

-- The form of the decision's number, kept beside the state. Row-level security lets no function of our own choose rows by an
-- index (it is not leakproof), so the index over the expression was never read: each proposal went through all cases of its
-- entity, or through all cases there are.
ALTER TABLE cases ADD COLUMN decision_form text
  GENERATED ALWAYS AS (normal_number(state #>> '{listing,proposal,underlyingDecision,docNo}')) STORED;
DROP INDEX cases_decision;
CREATE INDEX cases_decision ON cases (agency, entity_code_form, decision_form);

-- Down Migration

ALTER TABLE cases DROP COLUMN decision_form;
CREATE INDEX cases_decision
  ON cases (agency, entity_code_form, normal_number(state #>> '{listing,proposal,underlyingDecision,docNo}'));
