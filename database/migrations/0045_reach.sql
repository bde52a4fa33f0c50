-- Up Migration

-- By what it is known that an account speaks for its entity as a whole: an operator has made it, the portal has vouched
-- for the credit code, or two persons of an agency have seen a paper. Without that it reaches the cases of the notices
-- whose codes it has used, and no others.
ALTER TABLE accounts
  ADD COLUMN proved_by text CHECK (proved_by IN ('operator', 'portal', 'paper')),
  -- Told to the agencies and in the ledgers; nobody is let in before.
  ADD COLUMN announced_at timestamptz,
  -- Entities and staff have names of their own kinds; those made before keep theirs.
  ADD COLUMN has_old_name boolean NOT NULL DEFAULT false;

CREATE TABLE account_cases (
  account text NOT NULL REFERENCES accounts,
  case_no text NOT NULL REFERENCES cases,
  since timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (account, case_no)
);
GRANT SELECT, INSERT ON account_cases TO bihuan_app;

INSERT INTO account_cases (account, case_no) SELECT DISTINCT used_by, case_no FROM invitations WHERE used_by IS NOT NULL;
UPDATE accounts SET announced_at = now();
UPDATE accounts SET proved_by = CASE WHEN provider_subject IS NULL THEN 'operator' ELSE 'portal' END
WHERE role = 'entityAgent' AND NOT EXISTS (SELECT FROM account_cases WHERE account = accounts.id);
UPDATE accounts SET has_old_name = true WHERE (role = 'entityAgent') <> (id LIKE 'entity-%');
ALTER TABLE accounts ADD CONSTRAINT accounts_names CHECK (has_old_name OR (role = 'entityAgent') = (id LIKE 'entity-%'));

-- What two persons of an agency have seen of whoever holds an account.
CREATE TABLE account_proofs (
  account text PRIMARY KEY REFERENCES accounts,
  case_no text NOT NULL REFERENCES cases,
  kind text NOT NULL CHECK (kind IN ('receipt', 'identity')),
  seen text NOT NULL,
  proposed_by text NOT NULL REFERENCES accounts,
  proposed_at timestamptz NOT NULL DEFAULT now(),
  confirmed_by text REFERENCES accounts,
  confirmed_at timestamptz,
  CHECK (confirmed_by <> proposed_by)
);
GRANT SELECT, INSERT, UPDATE ON account_proofs TO bihuan_app;

-- Codes of a notice: each new one ends those before it.
ALTER TABLE invitations ADD COLUMN generation integer NOT NULL DEFAULT 0;

-- A person may have an account for each entity that they stand for.
ALTER TABLE accounts DROP CONSTRAINT accounts_provider_subject_key;
CREATE UNIQUE INDEX accounts_subject ON accounts (provider_subject, (coalesce(entity_code, '')));
ALTER TABLE provider_visits ADD COLUMN entity text;

-- Staff who have come by a provider and whom no operator has bound to their account yet.
CREATE TABLE provider_bindings (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  subject text NOT NULL,
  account text NOT NULL REFERENCES accounts,
  name text NOT NULL,
  asked_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (subject, account)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON provider_bindings TO bihuan_app;

-- Whether an entity's account reaches a case. It tells a yes or a no only.
CREATE FUNCTION entity_reaches(of_case text, of_account text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT EXISTS (SELECT FROM public.accounts WHERE id = of_account AND role = 'entityAgent' AND proved_by IS NOT NULL)
    OR EXISTS (SELECT FROM public.account_cases WHERE account = of_account AND case_no = of_case)
$$;
REVOKE ALL ON FUNCTION entity_reaches(text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION entity_reaches(text, text) TO bihuan_reader;

-- What is not named wholly could be found in a temporary schema of the caller, which is searched first unless it is last.
CREATE OR REPLACE FUNCTION may_read(of_case text, role text, of_agency text, of_district text, of_entity text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1 SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  CASE role
    WHEN 'caseOfficer', 'reviewer' THEN
      RETURN EXISTS (SELECT FROM public.cases WHERE case_no = of_case AND agency = of_agency);
    WHEN 'implementingOfficer' THEN
      RETURN EXISTS (
        SELECT FROM public.measures WHERE case_no = of_case AND department = of_agency AND status <> 'determined'
      );
    WHEN 'entityAgent' THEN
      RETURN EXISTS (
        SELECT FROM public.cases
        WHERE case_no = of_case AND entity_code = of_entity AND state #> '{listing,defenceUntil}' IS NOT NULL
      ) AND public.entity_reaches(of_case, public.acting('id'));
    WHEN 'districtSupervisor' THEN
      RETURN EXISTS (SELECT FROM public.cases WHERE case_no = of_case AND district = of_district);
    WHEN 'citySupervisor', 'auditor', 'operator' THEN
      RETURN true;
    ELSE
      RETURN false;
  END CASE;
END
$$;

-- Besides the policies of 0008_rights.sql: all of these must let a row through.
CREATE POLICY reach ON cases AS RESTRICTIVE FOR SELECT TO bihuan_reader USING (
  (SELECT acting('role')) IS DISTINCT FROM 'entityAgent' OR entity_reaches(case_no, (SELECT acting('id')))
);
CREATE POLICY reach ON outbox AS RESTRICTIVE FOR SELECT TO bihuan_reader USING (
  (SELECT acting('role')) IS DISTINCT FROM 'entityAgent' OR entity_reaches(case_no, (SELECT acting('id')))
);

-- Down Migration

DROP POLICY reach ON outbox;
DROP POLICY reach ON cases;
CREATE OR REPLACE FUNCTION may_read(of_case text, role text, of_agency text, of_district text, of_entity text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1 SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  CASE role
    WHEN 'caseOfficer', 'reviewer' THEN
      RETURN EXISTS (SELECT FROM cases WHERE case_no = of_case AND agency = of_agency);
    WHEN 'implementingOfficer' THEN
      RETURN EXISTS (
        SELECT FROM measures WHERE case_no = of_case AND department = of_agency AND status <> 'determined'
      );
    WHEN 'entityAgent' THEN
      RETURN EXISTS (
        SELECT FROM cases
        WHERE case_no = of_case AND entity_code = of_entity AND state #> '{listing,defenceUntil}' IS NOT NULL
      );
    WHEN 'districtSupervisor' THEN
      RETURN EXISTS (SELECT FROM cases WHERE case_no = of_case AND district = of_district);
    WHEN 'citySupervisor', 'auditor', 'operator' THEN
      RETURN true;
    ELSE
      RETURN false;
  END CASE;
END
$$;
DROP FUNCTION entity_reaches(text, text);
DROP TABLE provider_bindings;
ALTER TABLE provider_visits DROP COLUMN entity;
DROP INDEX accounts_subject;
DELETE FROM account_proofs;
DELETE FROM account_cases;
UPDATE accounts SET provider_subject = NULL WHERE provider_subject IN (
  SELECT provider_subject FROM accounts GROUP BY provider_subject HAVING count(*) > 1);
ALTER TABLE accounts ADD CONSTRAINT accounts_provider_subject_key UNIQUE (provider_subject);
ALTER TABLE invitations DROP COLUMN generation;
DROP TABLE account_proofs, account_cases;
ALTER TABLE accounts
  DROP CONSTRAINT accounts_names, DROP COLUMN proved_by, DROP COLUMN announced_at, DROP COLUMN has_old_name;
