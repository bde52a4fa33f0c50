-- Up Migration

-- By what else staff look for a case: the numbers of the decision that it rests on and of the decision that lists, and who
-- represents the entity by law. Kept beside the state, in the forms in which they compare equal however they were typed.
ALTER TABLE cases
  ADD COLUMN documents_form text GENERATED ALWAYS AS (
    left(normal_number(coalesce(state #>> '{listing,proposal,underlyingDecision,docNo}', '')), 100) || ' '
    || left(normal_number(coalesce(state #>> '{listing,decisionDocNo}', '')), 100)) STORED,
  ADD COLUMN person_form text GENERATED ALWAYS AS (
    left(normal_name(state #>> '{entity,legalRepresentative}'), 60)) STORED;

-- A search reads this index alone, however many cases there are.
DROP INDEX cases_search;
CREATE INDEX cases_search
  ON cases (case_no, entity_name_form, entity_code_form, documents_form, person_form, agency, district);

-- Down Migration

DROP INDEX cases_search;
CREATE INDEX cases_search ON cases (case_no, entity_name_form, entity_code_form, agency, district);
ALTER TABLE cases DROP COLUMN person_form, DROP COLUMN documents_form;
