-- Up Migration

-- An erasure needs an order and the approval of a second person. Both are entered once and never change; both are items
-- of the log.
CREATE TABLE erasure_orders (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  case_no text NOT NULL REFERENCES cases,
  subjects text[] NOT NULL CHECK (cardinality(subjects) > 0),
  files text[] NOT NULL DEFAULT '{}',
  reason text NOT NULL,
  legal_basis text NOT NULL,
  ordered_by text NOT NULL REFERENCES accounts,
  ordered_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id text NOT NULL
);
CREATE INDEX erasure_orders_newest ON erasure_orders (ordered_at DESC, id);
CREATE TABLE erasure_approvals (
  order_id uuid PRIMARY KEY REFERENCES erasure_orders,
  approved_by text NOT NULL REFERENCES accounts,
  reason text NOT NULL,
  legal_basis text NOT NULL,
  approved_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  request_id text NOT NULL
);
GRANT SELECT, INSERT ON erasure_orders, erasure_approvals TO bihuan_app;

CREATE FUNCTION erasure_order_said(o erasure_orders) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(o.id,
  o.case_no, o.subjects, o.files, o.reason, o.legal_basis, o.ordered_by, instant_text(o.ordered_at), o.request_id);
CREATE FUNCTION erasure_approval_said(a erasure_approvals) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(
  a.order_id, a.approved_by, a.reason, a.legal_basis, instant_text(a.approved_at), a.request_id);
CREATE FUNCTION erasure_order_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM public.enter_beside('erasureOrder', NEW.case_no, NEW.id::text, public.erasure_order_said(NEW));
  RETURN NULL;
END
$$;
CREATE FUNCTION erasure_approval_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.approved_by = (SELECT ordered_by FROM public.erasure_orders WHERE id = NEW.order_id) THEN
    RAISE EXCEPTION 'Who has ordered an erasure does not approve it' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM public.enter_beside('erasureApproval', (SELECT case_no FROM public.erasure_orders WHERE id = NEW.order_id),
    NEW.order_id::text, public.erasure_approval_said(NEW));
  RETURN NULL;
END
$$;
CREATE TRIGGER erasure_order_written AFTER INSERT OR UPDATE ON erasure_orders FOR EACH ROW EXECUTE FUNCTION erasure_order_written();
CREATE TRIGGER erasure_approval_written AFTER INSERT OR UPDATE ON erasure_approvals FOR EACH ROW EXECUTE FUNCTION erasure_approval_written();

-- Absent in what was erased before orders existed.
ALTER TABLE erasures ADD COLUMN order_id uuid REFERENCES erasure_orders;

-- Down Migration

ALTER TABLE erasures DROP COLUMN order_id;
DROP TRIGGER erasure_order_written ON erasure_orders;
DROP TRIGGER erasure_approval_written ON erasure_approvals;
DROP FUNCTION erasure_order_written, erasure_approval_written, erasure_order_said, erasure_approval_said;
DROP TABLE erasure_approvals, erasure_orders;
