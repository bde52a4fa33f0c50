-- Up Migration

-- What stands beside the ledger and does not follow from it: settled letters, files of evidence, downloads, invitations,
-- delegations, orders of erasure. Each time a row is written, a salted digest of it is entered here and becomes an item
-- of the log. The salt goes with an erasure, so that nothing can be guessed from the digest. docs/log.md has the texts.
CREATE TABLE log_besides (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  of text NOT NULL,
  case_no text NOT NULL,
  name text NOT NULL,
  digest bytea NOT NULL CHECK (length(digest) = 32),
  salt bytea CHECK (length(salt) = 32),
  -- The order of erasure by which the row was written again.
  erasure_order uuid,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  logged boolean NOT NULL DEFAULT false
);
CREATE INDEX log_besides_name ON log_besides (of, case_no, name, id);
CREATE INDEX log_besides_unlogged ON log_besides (id) WHERE NOT logged;
GRANT SELECT, UPDATE (logged) ON log_besides TO bihuan_app;

ALTER TABLE log_leaves ADD COLUMN beside bigint UNIQUE;
ALTER TABLE log_leaves DROP CONSTRAINT log_leaves_check;
ALTER TABLE log_leaves ADD CONSTRAINT log_leaves_check CHECK (num_nonnulls(seq, erasure, beside) = 1);

CREATE FUNCTION instant_text(at timestamptz) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');

CREATE FUNCTION enter_beside(of text, case_no text, name text, said jsonb) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  salt bytea := sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()));
BEGIN
  INSERT INTO public.log_besides (of, case_no, name, salt, digest, erasure_order)
  VALUES (of, case_no, name, salt, sha256(salt || convert_to(said::text, 'UTF8')),
    nullif(current_setting('bihuan.erasure_order', true), '')::uuid);
END
$$;
REVOKE ALL ON FUNCTION enter_beside(text, text, text, jsonb) FROM PUBLIC;

CREATE FUNCTION letter_said(l letters) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(l.case_no, l.occasion,
  l.kind, l.number, l.template, l.facts, l.check_code, l.drawn_up_by, instant_text(l.drawn_up_at));
CREATE FUNCTION evidence_said(e evidence_files) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(e.case_no,
  e.sha256, e.name, e.type, e.bytes, e.uploaded_by, e.role, instant_text(e.at), e.request_id);
CREATE FUNCTION download_said(d downloads) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(d.id, d.case_no,
  d.item, d.actor, d.role, instant_text(d.at), d.request_id);
CREATE FUNCTION invitation_said(i invitations) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(i.code_hash,
  i.case_no, i.entity_code, i.issued_by, instant_text(i.issued_at), instant_text(i.expires_at), instant_text(i.used_at),
  i.used_by);
CREATE FUNCTION delegation_said(d delegations) RETURNS jsonb LANGUAGE sql STABLE RETURN jsonb_build_array(d.id,
  d.delegator, d.delegate, d.from_on, d.until_on, d.commands, d.list_types, d.reason, d.created_by,
  instant_text(d.created_at), instant_text(d.revoked_at), d.revoked_by);

-- The first item of its kind in a record that was there before this migration: what the log had until then may hold
-- erasures without an order, and what stood beside the ledger is covered as it stood on this day.
SELECT enter_beside('begin', '', 'besides', jsonb_build_array((SELECT count(*) FROM erasures)))
WHERE EXISTS (SELECT FROM ledger);
SELECT count(enter_beside('letter', case_no, occasion, letter_said(letters)) IS NULL) FROM letters WHERE template IS NOT NULL;
SELECT count(enter_beside('evidence', case_no, sha256, evidence_said(evidence_files)) IS NULL) FROM evidence_files;
SELECT count(enter_beside('download', case_no, id::text, download_said(downloads)) IS NULL) FROM downloads;
SELECT count(enter_beside('invitation', case_no, code_hash, invitation_said(invitations)) IS NULL) FROM invitations;
SELECT count(enter_beside('delegation', '', id::text, delegation_said(delegations)) IS NULL) FROM delegations;

CREATE FUNCTION letter_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF NEW.template IS NOT NULL AND (TG_OP = 'INSERT' OR NEW IS DISTINCT FROM OLD) THEN
    PERFORM public.enter_beside('letter', NEW.case_no, NEW.occasion, public.letter_said(NEW));
  END IF;
  RETURN NULL;
END
$$;
CREATE FUNCTION evidence_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM public.enter_beside('evidence', NEW.case_no, NEW.sha256, public.evidence_said(NEW));
  RETURN NULL;
END
$$;
CREATE FUNCTION download_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM public.enter_beside('download', NEW.case_no, NEW.id::text, public.download_said(NEW));
  RETURN NULL;
END
$$;
CREATE FUNCTION invitation_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW IS DISTINCT FROM OLD THEN
    PERFORM public.enter_beside('invitation', NEW.case_no, NEW.code_hash, public.invitation_said(NEW));
  END IF;
  RETURN NULL;
END
$$;
CREATE FUNCTION delegation_written() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' OR NEW IS DISTINCT FROM OLD THEN
    PERFORM public.enter_beside('delegation', '', NEW.id::text, public.delegation_said(NEW));
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER letter_written AFTER INSERT OR UPDATE ON letters FOR EACH ROW EXECUTE FUNCTION letter_written();
CREATE TRIGGER evidence_written AFTER INSERT OR UPDATE ON evidence_files FOR EACH ROW EXECUTE FUNCTION evidence_written();
CREATE TRIGGER download_written AFTER INSERT OR UPDATE ON downloads FOR EACH ROW EXECUTE FUNCTION download_written();
CREATE TRIGGER invitation_written AFTER INSERT OR UPDATE ON invitations FOR EACH ROW EXECUTE FUNCTION invitation_written();
CREATE TRIGGER delegation_written AFTER INSERT OR UPDATE ON delegations FOR EACH ROW EXECUTE FUNCTION delegation_written();

-- A settled letter never changes; only who owns the tables may, for an erasure.
CREATE FUNCTION letter_is_settled() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
    RETURN NEW;
  END IF;
  IF OLD.template IS NOT NULL OR NEW.template IS NULL THEN
    RAISE EXCEPTION 'A letter of the register of documents changes only once, when it is settled'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER letter_is_settled BEFORE UPDATE ON letters FOR EACH ROW EXECUTE FUNCTION letter_is_settled();

-- An invitation is used once and a delegation ends once; nothing else of them changes.
REVOKE UPDATE ON invitations, delegations FROM bihuan_app;
GRANT UPDATE (code_hash, used_at, used_by) ON invitations TO bihuan_app;
GRANT UPDATE (revoked_at, revoked_by) ON delegations TO bihuan_app;

-- Down Migration

GRANT UPDATE ON invitations, delegations TO bihuan_app;
DROP TRIGGER letter_is_settled ON letters;
DROP TRIGGER letter_written ON letters;
DROP TRIGGER evidence_written ON evidence_files;
DROP TRIGGER download_written ON downloads;
DROP TRIGGER invitation_written ON invitations;
DROP TRIGGER delegation_written ON delegations;
DROP FUNCTION letter_is_settled, letter_written, evidence_written, download_written, invitation_written, delegation_written;
DROP FUNCTION letter_said, evidence_said, download_said, invitation_said, delegation_said, enter_beside, instant_text;
ALTER TABLE log_leaves DROP COLUMN beside;
ALTER TABLE log_leaves ADD CONSTRAINT log_leaves_check CHECK (num_nonnulls(seq, erasure) = 1);
DROP TABLE log_besides;
