-- Up Migration

-- What the log says of a file of evidence: by form 2 also whether a scanner has seen it. Files from before keep the
-- digest that they were logged with.
ALTER TABLE evidence_files ADD COLUMN form smallint NOT NULL DEFAULT 1 CHECK (form IN (1, 2));
ALTER TABLE evidence_files ALTER COLUMN form SET DEFAULT 2;
CREATE OR REPLACE FUNCTION evidence_said(e evidence_files) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(
  e.case_no, e.sha256, e.name, e.type, e.bytes, e.uploaded_by, e.role, instant_text(e.at), e.request_id)
  || CASE WHEN e.form = 1 THEN '[]'::jsonb ELSE jsonb_build_array(e.scanned) END;

-- Down Migration

CREATE OR REPLACE FUNCTION evidence_said(e evidence_files) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(
  e.case_no, e.sha256, e.name, e.type, e.bytes, e.uploaded_by, e.role, instant_text(e.at), e.request_id);
ALTER TABLE evidence_files DROP COLUMN form;
