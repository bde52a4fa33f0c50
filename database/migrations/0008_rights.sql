-- Up Migration

-- The API reads in this role, whose policies are the second wall behind the API's own conditions. Where the owner may
-- not create roles, an administrator has made it and granted it to bihuan_app.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bihuan_reader') THEN
    CREATE ROLE bihuan_reader NOLOGIN;
    GRANT bihuan_reader TO bihuan_app;
  END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO bihuan_reader;
GRANT SELECT ON cases, ledger, deadlines, measures, outbox, imports, import_rows, import_refusals, register TO bihuan_reader;

-- For whom the transaction reads: a field of the actor that the API has set for it; null when it has set none.
CREATE FUNCTION acting(field text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('bihuan.actor', true), '')::jsonb ->> field;

-- It runs with the owner's rights, since a subquery on cases in the policy of what belongs to them is planned as if every
-- case were wanted. It tells a yes or a no only.
CREATE FUNCTION may_read(of_case text, role text, of_agency text, of_district text, of_entity text) RETURNS boolean
-- The planner is told that it costs little, or it would rather collect and sort all cases than stop after a page.
LANGUAGE plpgsql STABLE SECURITY DEFINER COST 1 SET search_path = pg_catalog, public AS $$
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
REVOKE ALL ON FUNCTION may_read(text, text, text, text, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION may_read(text, text, text, text, text) TO bihuan_reader;

ALTER TABLE cases ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger ENABLE ROW LEVEL SECURITY;
ALTER TABLE deadlines ENABLE ROW LEVEL SECURITY;
ALTER TABLE measures ENABLE ROW LEVEL SECURITY;
ALTER TABLE outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_rows ENABLE ROW LEVEL SECURITY;
ALTER TABLE import_refusals ENABLE ROW LEVEL SECURITY;

-- The record's own writer decides by the domain, and its statements must not pay for policies.
CREATE POLICY writer ON cases TO bihuan_app USING (true);
CREATE POLICY writer ON ledger TO bihuan_app USING (true);
CREATE POLICY writer ON deadlines TO bihuan_app USING (true);
CREATE POLICY writer ON measures TO bihuan_app USING (true);
CREATE POLICY writer ON outbox TO bihuan_app USING (true);
CREATE POLICY writer ON imports TO bihuan_app USING (true);
CREATE POLICY writer ON import_rows TO bihuan_app USING (true);
CREATE POLICY writer ON import_refusals TO bihuan_app USING (true);

-- In step with api/rights.ts; tests compare the two for every role.
CREATE POLICY reader ON cases FOR SELECT TO bihuan_reader USING (
  CASE (SELECT acting('role'))
    WHEN 'caseOfficer' THEN agency = (SELECT acting('agency'))
    WHEN 'reviewer' THEN agency = (SELECT acting('agency'))
    WHEN 'implementingOfficer' THEN EXISTS (
      SELECT FROM measures WHERE measures.case_no = cases.case_no AND measures.department = (SELECT acting('agency'))
        AND measures.status <> 'determined'
    )
    WHEN 'entityAgent' THEN entity_code = (SELECT acting('entityCode')) AND state #> '{listing,defenceUntil}' IS NOT NULL
    WHEN 'districtSupervisor' THEN district = (SELECT acting('district'))
    WHEN 'citySupervisor' THEN true
    WHEN 'auditor' THEN true
    WHEN 'operator' THEN true
    ELSE false
  END
);
CREATE POLICY reader ON ledger FOR SELECT TO bihuan_reader USING (
  CASE (SELECT acting('role'))
    WHEN 'implementingOfficer' THEN EXISTS (
      SELECT FROM measures WHERE measures.case_no = ledger.case_no AND measures.department = (SELECT acting('agency'))
        AND measures.status <> 'determined'
    )
    ELSE may_read(case_no, (SELECT acting('role')), (SELECT acting('agency')), (SELECT acting('district')), (SELECT acting('entityCode')))
  END
);
CREATE POLICY reader ON deadlines FOR SELECT TO bihuan_reader USING (
  CASE (SELECT acting('role'))
    WHEN 'implementingOfficer' THEN EXISTS (
      SELECT FROM measures WHERE measures.case_no = deadlines.case_no AND measures.department = (SELECT acting('agency'))
        AND measures.status <> 'determined'
    )
    ELSE may_read(case_no, (SELECT acting('role')), (SELECT acting('agency')), (SELECT acting('district')), (SELECT acting('entityCode')))
  END
);
-- A department reads its own rows, by the index on them.
CREATE POLICY reader ON measures FOR SELECT TO bihuan_reader USING (
  CASE (SELECT acting('role'))
    WHEN 'implementingOfficer' THEN department = (SELECT acting('agency')) AND status <> 'determined'
    ELSE may_read(case_no, (SELECT acting('role')), (SELECT acting('agency')), (SELECT acting('district')), (SELECT acting('entityCode')))
  END
);
CREATE POLICY reader ON outbox FOR SELECT TO bihuan_reader USING (
  recipient = CASE (SELECT acting('role'))
    WHEN 'caseOfficer' THEN 'agency:' || (SELECT acting('agency'))
    WHEN 'reviewer' THEN 'agency:' || (SELECT acting('agency'))
    WHEN 'implementingOfficer' THEN 'department:' || (SELECT acting('agency'))
    WHEN 'entityAgent' THEN 'entity:' || (SELECT acting('entityCode'))
    WHEN 'districtSupervisor' THEN 'supervisor:' || (SELECT acting('district'))
  END
);
CREATE POLICY reader ON imports FOR SELECT TO bihuan_reader USING (
  CASE (SELECT acting('role'))
    WHEN 'caseOfficer' THEN agency = (SELECT acting('agency'))
    WHEN 'reviewer' THEN agency = (SELECT acting('agency'))
    WHEN 'citySupervisor' THEN true
    WHEN 'auditor' THEN true
    WHEN 'operator' THEN true
    ELSE false
  END
);
CREATE POLICY reader ON import_rows FOR SELECT TO bihuan_reader
  USING (EXISTS (SELECT FROM imports WHERE imports.id = import_rows.import_id));
CREATE POLICY reader ON import_refusals FOR SELECT TO bihuan_reader
  USING (EXISTS (SELECT FROM imports WHERE imports.id = import_refusals.import_id));

-- Another system acts by keys only: nobody can sign in as it, and no key is made for a person.
ALTER TABLE accounts
  ADD COLUMN is_system boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT accounts_system_by_key CHECK (NOT is_system OR (password_hash IS NULL AND provider_subject IS NULL));

-- Who covers whom, for what and from when to when; nothing is ever taken out.
CREATE TABLE delegations (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  delegator text NOT NULL REFERENCES accounts,
  delegate text NOT NULL REFERENCES accounts,
  from_on date NOT NULL,
  until_on date NOT NULL,
  -- Commands and list types that it covers; null covers all.
  commands text[],
  list_types text[],
  reason text NOT NULL,
  created_by text NOT NULL REFERENCES accounts,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz,
  revoked_by text REFERENCES accounts,
  CHECK (delegator <> delegate),
  CHECK (from_on <= until_on)
);
CREATE INDEX delegations_delegate ON delegations (delegate, delegator);
CREATE INDEX delegations_delegator ON delegations (delegator);
GRANT SELECT, INSERT, UPDATE ON delegations TO bihuan_app;

-- Down Migration

DROP TABLE delegations;
ALTER TABLE accounts DROP CONSTRAINT accounts_system_by_key, DROP COLUMN is_system;
DROP POLICY reader ON import_refusals;
DROP POLICY reader ON import_rows;
DROP POLICY reader ON imports;
DROP POLICY reader ON outbox;
DROP POLICY reader ON measures;
DROP POLICY reader ON deadlines;
DROP POLICY reader ON ledger;
DROP POLICY reader ON cases;
DROP POLICY writer ON import_refusals;
DROP POLICY writer ON import_rows;
DROP POLICY writer ON imports;
DROP POLICY writer ON outbox;
DROP POLICY writer ON measures;
DROP POLICY writer ON deadlines;
DROP POLICY writer ON ledger;
DROP POLICY writer ON cases;
ALTER TABLE import_refusals DISABLE ROW LEVEL SECURITY;
ALTER TABLE import_rows DISABLE ROW LEVEL SECURITY;
ALTER TABLE imports DISABLE ROW LEVEL SECURITY;
ALTER TABLE outbox DISABLE ROW LEVEL SECURITY;
ALTER TABLE measures DISABLE ROW LEVEL SECURITY;
ALTER TABLE deadlines DISABLE ROW LEVEL SECURITY;
ALTER TABLE ledger DISABLE ROW LEVEL SECURITY;
ALTER TABLE cases DISABLE ROW LEVEL SECURITY;
DROP FUNCTION may_read(text, text, text, text, text);
DROP FUNCTION acting(text);
REVOKE ALL ON cases, ledger, deadlines, measures, outbox, imports, import_rows, import_refusals, register FROM bihuan_reader;
REVOKE USAGE ON SCHEMA public FROM bihuan_reader;
