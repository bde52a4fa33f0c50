-- Up Migration

-- The clock of a record says whether times are real and what is late. It is given once, when the record is opened first, and
-- stands in the log like what else stands beside the ledger; a standing one is turned by rows of clock_turns.
REVOKE UPDATE, DELETE ON settings FROM bihuan_app;

CREATE FUNCTION setting_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM public.enter_beside('clock', '', NEW.name, jsonb_build_array(NEW.name, NEW.value));
  RETURN NULL;
END
$$;
CREATE TRIGGER setting_written AFTER INSERT OR UPDATE ON settings FOR EACH ROW
WHEN (NEW.name = 'clock') EXECUTE FUNCTION setting_written();

SELECT count(enter_beside('clock', '', name, jsonb_build_array(name, value)) IS NULL) FROM settings WHERE name = 'clock';

-- What an order of erasure lets be gone or written again is so only once it was carried out, which a row of erasures says.
-- Those by which nothing of the ledger was erased have left none until now.
INSERT INTO erasures (case_no, subject, fields, actor, reason, legal_basis, order_id)
SELECT o.case_no, o.subjects[1], '[]', o.ordered_by, o.reason, o.legal_basis, o.id FROM erasure_orders AS o
JOIN erasure_approvals AS a ON a.order_id = o.id AND a.approved_by <> o.ordered_by
WHERE NOT EXISTS (SELECT FROM erasures WHERE erasures.order_id = o.id)
  AND (EXISTS (SELECT FROM log_besides WHERE erasure_order = o.id)
    OR EXISTS (SELECT FROM log_besides AS item WHERE of = 'evidence' AND item.case_no = o.case_no AND name = ANY(o.files)
      AND NOT EXISTS (SELECT FROM evidence_files AS kept WHERE kept.case_no = o.case_no AND kept.sha256 = name)));

-- Down Migration

DROP TRIGGER setting_written ON settings;
DROP FUNCTION setting_written;
GRANT UPDATE ON settings TO bihuan_app;
