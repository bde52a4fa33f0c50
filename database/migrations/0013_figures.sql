-- Up Migration

-- What the figures of supervision ask of every case, kept beside its state by PostgreSQL itself, so that it can never
-- differ from it: to read it from a hundred thousand states took seconds.
ALTER TABLE cases
  ADD COLUMN listed_on text COLLATE "C" GENERATED ALWAYS AS (state #>> '{listing,listedOn}') STORED,
  ADD COLUMN determined_on text COLLATE "C" GENERATED ALWAYS AS (
    CASE WHEN state #>> '{listing,status}' IN ('determined', 'listed') THEN state #>> '{listing,determinedOn}' END
  ) STORED,
  ADD COLUMN term_days integer GENERATED ALWAYS AS ((state #>> '{listing,proposal,rectification,termDays}')::integer) STORED,
  ADD COLUMN measure_count integer GENERATED ALWAYS AS (jsonb_array_length(jsonb_path_query_array(state -> 'measures', '$.*'))) STORED,
  ADD COLUMN rectification text GENERATED ALWAYS AS (state #>> '{rectification,status}') STORED,
  ADD COLUMN rectify_by text COLLATE "C" GENERATED ALWAYS AS (state #>> '{rectification,dueOn}') STORED,
  ADD COLUMN rectified_on text COLLATE "C" GENERATED ALWAYS AS (state #>> '{rectification,acceptedOn}') STORED,
  ADD COLUMN rectified_in_time text GENERATED ALWAYS AS (state #>> '{rectification,inTime}') STORED,
  ADD COLUMN overdue_on text COLLATE "C" GENERATED ALWAYS AS (state #>> '{rectification,overdueOn}') STORED;

-- Who may read everything is let through without a look at the case. OFFSET 0 keeps the planner from collecting all that
-- somebody may see for one page of it: each case is looked up by its number, which costs a tenth of asking may_read.
-- Measures still ask it, since the policies of cases and measures must not lead to each other.
ALTER POLICY reader ON cases USING (
  CASE (SELECT acting('role'))
    WHEN 'caseOfficer' THEN agency = (SELECT acting('agency'))
    WHEN 'reviewer' THEN agency = (SELECT acting('agency'))
    WHEN 'implementingOfficer' THEN EXISTS (
      SELECT FROM measures WHERE measures.case_no = cases.case_no AND measures.department = (SELECT acting('agency'))
        AND measures.status <> 'determined' OFFSET 0
    )
    WHEN 'entityAgent' THEN entity_code = (SELECT acting('entityCode')) AND state #> '{listing,defenceUntil}' IS NOT NULL
    WHEN 'districtSupervisor' THEN district = (SELECT acting('district'))
    WHEN 'citySupervisor' THEN true
    WHEN 'auditor' THEN true
    WHEN 'operator' THEN true
    ELSE false
  END
);
ALTER POLICY reader ON ledger USING (
  CASE (SELECT acting('role'))
    WHEN 'implementingOfficer' THEN EXISTS (
      SELECT FROM measures WHERE measures.case_no = ledger.case_no AND measures.department = (SELECT acting('agency'))
        AND measures.status <> 'determined' OFFSET 0
    )
    WHEN 'citySupervisor' THEN true
    WHEN 'auditor' THEN true
    WHEN 'operator' THEN true
    ELSE EXISTS (SELECT FROM cases WHERE cases.case_no = ledger.case_no OFFSET 0)
  END
);
ALTER POLICY reader ON deadlines USING (
  CASE (SELECT acting('role'))
    WHEN 'implementingOfficer' THEN EXISTS (
      SELECT FROM measures WHERE measures.case_no = deadlines.case_no AND measures.department = (SELECT acting('agency'))
        AND measures.status <> 'determined' OFFSET 0
    )
    WHEN 'citySupervisor' THEN true
    WHEN 'auditor' THEN true
    WHEN 'operator' THEN true
    ELSE EXISTS (SELECT FROM cases WHERE cases.case_no = deadlines.case_no OFFSET 0)
  END
);
ALTER POLICY reader ON measures USING (
  CASE (SELECT acting('role'))
    WHEN 'implementingOfficer' THEN department = (SELECT acting('agency')) AND status <> 'determined'
    WHEN 'citySupervisor' THEN true
    WHEN 'auditor' THEN true
    WHEN 'operator' THEN true
    ELSE may_read(case_no, (SELECT acting('role')), (SELECT acting('agency')), (SELECT acting('district')), (SELECT acting('entityCode')))
  END
);

-- The figures for the public and the map of measures read these entries and terms alone. A whole case has about five of
-- the first and a dozen of the second; what is provisional is counted by every look at the health of the system.
CREATE INDEX ledger_public ON ledger (on_date, type, case_no, case_seq)
  WHERE type IN ('publicity.published', 'publicity.restored', 'publicity.ended', 'repair.applied', 'repair.granted', 'repair.refused');
CREATE INDEX deadlines_measures ON deadlines (case_no, key) INCLUDE (topic, starts_on, due_on, closed_on, closed_as)
  WHERE topic IN ('measure.acknowledge', 'measure.carryOut', 'measure.feedBack', 'measure.lift');
CREATE INDEX deadlines_provisional ON deadlines (case_no, key) WHERE closed_on IS NULL AND provisional;

-- Down Migration

DROP INDEX ledger_public, deadlines_measures, deadlines_provisional;
ALTER POLICY reader ON cases USING (
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
ALTER POLICY reader ON ledger USING (
  CASE (SELECT acting('role'))
    WHEN 'implementingOfficer' THEN EXISTS (
      SELECT FROM measures WHERE measures.case_no = ledger.case_no AND measures.department = (SELECT acting('agency'))
        AND measures.status <> 'determined'
    )
    ELSE may_read(case_no, (SELECT acting('role')), (SELECT acting('agency')), (SELECT acting('district')), (SELECT acting('entityCode')))
  END
);
ALTER POLICY reader ON deadlines USING (
  CASE (SELECT acting('role'))
    WHEN 'implementingOfficer' THEN EXISTS (
      SELECT FROM measures WHERE measures.case_no = deadlines.case_no AND measures.department = (SELECT acting('agency'))
        AND measures.status <> 'determined'
    )
    ELSE may_read(case_no, (SELECT acting('role')), (SELECT acting('agency')), (SELECT acting('district')), (SELECT acting('entityCode')))
  END
);
ALTER POLICY reader ON measures USING (
  CASE (SELECT acting('role'))
    WHEN 'implementingOfficer' THEN department = (SELECT acting('agency')) AND status <> 'determined'
    ELSE may_read(case_no, (SELECT acting('role')), (SELECT acting('agency')), (SELECT acting('district')), (SELECT acting('entityCode')))
  END
);
ALTER TABLE cases DROP COLUMN listed_on, DROP COLUMN determined_on, DROP COLUMN term_days, DROP COLUMN measure_count,
  DROP COLUMN rectification, DROP COLUMN rectify_by, DROP COLUMN rectified_on, DROP COLUMN rectified_in_time, DROP COLUMN overdue_on;
