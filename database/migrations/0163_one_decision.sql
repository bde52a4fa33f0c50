-- Up Migration

-- One decision of an agency on one entity is one case: found by its forms, and opened once where two propose it at once. Cases
-- that were opened before this may be twins and stay what they are.
DROP INDEX cases_document;
CREATE INDEX cases_decision
  ON cases (agency, entity_code_form, normal_number(state #>> '{listing,proposal,underlyingDecision,docNo}'));
DO $$
BEGIN
  EXECUTE format(
    'CREATE UNIQUE INDEX cases_one_decision ON cases (agency, entity_code_form, '
    || 'normal_number(state #>> ''{listing,proposal,underlyingDecision,docNo}'')) '
    || 'WHERE version = 1 AND state #> ''{listing,repeats}'' IS NULL AND case_no COLLATE "C" > %L',
    (SELECT coalesce(max(case_no COLLATE "C"), '') FROM cases)
  );
END
$$;

-- Down Migration

DROP INDEX cases_one_decision, cases_decision;
CREATE INDEX cases_document ON cases (agency, entity_code, list_type, (state #>> '{listing,proposal,underlyingDecision,docNo}'));
