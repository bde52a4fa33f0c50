-- Up Migration

-- A letter has its wording and its facts together, and a certificate of repair is never without them: it is entered with the
-- act that grants the repair. Rows from before this are looked at by `npm run verify`.
ALTER TABLE letters ADD CONSTRAINT letters_settled_whole CHECK ((template IS NULL) = (facts IS NULL)) NOT VALID,
  ADD CONSTRAINT letters_certificate_settled CHECK (kind <> 'repairCertificate' OR template IS NOT NULL) NOT VALID;

-- A certificate rests on the grant of its repair in the ledger, the nth of the case by the applications before it.
CREATE FUNCTION certificate_is_granted() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
    RETURN NEW;
  END IF;
  IF NOT EXISTS (
    SELECT FROM public.ledger AS granted WHERE granted.case_no = NEW.case_no AND granted.type = 'repair.granted'
      AND NEW.occasion = concat('repair.', (SELECT count(*) FROM public.ledger AS applied
        WHERE applied.case_no = NEW.case_no AND applied.type = 'repair.applied'
          AND applied.case_seq < granted.case_seq), '.certificate')
  ) THEN
    RAISE EXCEPTION 'A certificate of repair rests on the grant of that repair in the ledger'
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER certificate_is_granted BEFORE INSERT OR UPDATE ON letters FOR EACH ROW
  WHEN (NEW.kind = 'repairCertificate') EXECUTE FUNCTION certificate_is_granted();

-- Down Migration

DROP TRIGGER certificate_is_granted ON letters;
DROP FUNCTION certificate_is_granted;
ALTER TABLE letters DROP CONSTRAINT letters_settled_whole, DROP CONSTRAINT letters_certificate_settled;
