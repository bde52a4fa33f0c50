-- Up Migration

-- Letters, files of evidence and drafts are read in the role of the reader too, so that no door needs the writer's pool for
-- them. What belongs to a case is shown to whom the case itself is shown; a draft to its author.
GRANT SELECT ON letters, evidence_files, drafts, draft_files TO bihuan_reader;

ALTER TABLE letters ENABLE ROW LEVEL SECURITY;
ALTER TABLE evidence_files ENABLE ROW LEVEL SECURITY;
ALTER TABLE drafts ENABLE ROW LEVEL SECURITY;
ALTER TABLE draft_files ENABLE ROW LEVEL SECURITY;

CREATE POLICY writer ON letters TO bihuan_app USING (true);
CREATE POLICY writer ON evidence_files TO bihuan_app USING (true);
CREATE POLICY writer ON drafts TO bihuan_app USING (true);
CREATE POLICY writer ON draft_files TO bihuan_app USING (true);

CREATE POLICY reader ON letters FOR SELECT TO bihuan_reader
  USING (EXISTS (SELECT FROM cases WHERE cases.case_no = letters.case_no));
CREATE POLICY reader ON evidence_files FOR SELECT TO bihuan_reader
  USING (EXISTS (SELECT FROM cases WHERE cases.case_no = evidence_files.case_no));
CREATE POLICY reader ON drafts FOR SELECT TO bihuan_reader USING (account = (SELECT acting('id')));
CREATE POLICY reader ON draft_files FOR SELECT TO bihuan_reader
  USING (EXISTS (SELECT FROM drafts WHERE drafts.id = draft_files.draft));

-- Down Migration

DROP POLICY reader ON draft_files;
DROP POLICY reader ON drafts;
DROP POLICY reader ON evidence_files;
DROP POLICY reader ON letters;
DROP POLICY writer ON draft_files;
DROP POLICY writer ON drafts;
DROP POLICY writer ON evidence_files;
DROP POLICY writer ON letters;
ALTER TABLE draft_files DISABLE ROW LEVEL SECURITY;
ALTER TABLE drafts DISABLE ROW LEVEL SECURITY;
ALTER TABLE evidence_files DISABLE ROW LEVEL SECURITY;
ALTER TABLE letters DISABLE ROW LEVEL SECURITY;
REVOKE SELECT ON letters, evidence_files, drafts, draft_files FROM bihuan_reader;
