-- Up Migration

-- Whether every number in a text of JSON is one that readers of JSON carry (a double, RFC 8259 section 6): the log hashes what
-- they read, and a number beyond all doubles has no hash at all.
CREATE FUNCTION numbers_are_doubles(said jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN NOT EXISTS (
  SELECT FROM jsonb_path_query(said, 'strict $.** ? (@.type() == "number")') AS found(number)
  WHERE (number #>> '{}')::numeric <> (number #>> '{}')::double precision::text::numeric
);

-- What the log cannot carry is refused, whoever writes it: a number of an entry that no double is, and times that are none.
ALTER TABLE ledger
  ADD CONSTRAINT ledger_seq_carried CHECK (seq BETWEEN -9007199254740991 AND 9007199254740991),
  ADD CONSTRAINT ledger_days_carried CHECK (extract(year FROM on_date) BETWEEN 1 AND 9999
    AND extract(year FROM at AT TIME ZONE 'UTC') BETWEEN 1 AND 9999),
  ADD CONSTRAINT ledger_numbers_carried CHECK (numbers_are_doubles(data) AND coalesce(numbers_are_doubles(opens), true)
    AND coalesce(numbers_are_doubles(closes), true));

-- The number of an entry is drawn and never chosen: one far ahead would have all that follow it look passed over.
REVOKE INSERT ON ledger FROM bihuan_app;
GRANT INSERT (case_no, case_seq, type, data, opens, closes, on_date, at, actor, role, on_behalf_of, reason, legal_basis,
  request_id) ON ledger TO bihuan_app;

-- A leaf stands behind the one before it: one far ahead would end the log, which nobody but the owner could begin again.
CREATE FUNCTION leaves_follow() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  first bigint;
  last bigint;
  many bigint;
BEGIN
  SELECT min(position), max(position), count(*) INTO first, last, many FROM logged;
  IF many > 0 AND (first < 0 OR last::numeric - first + 1 <> many
    OR first > 0 AND NOT EXISTS (SELECT FROM public.log_leaves WHERE position = first - 1)) THEN
    RAISE EXCEPTION 'a leaf of the log stands behind the one before it' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER leaves_follow AFTER INSERT ON log_leaves REFERENCING NEW TABLE AS logged
FOR EACH STATEMENT EXECUTE FUNCTION leaves_follow();

-- Down Migration

DROP TRIGGER leaves_follow ON log_leaves;
DROP FUNCTION leaves_follow;
REVOKE INSERT (case_no, case_seq, type, data, opens, closes, on_date, at, actor, role, on_behalf_of, reason, legal_basis,
  request_id) ON ledger FROM bihuan_app;
GRANT INSERT ON ledger TO bihuan_app;
ALTER TABLE ledger DROP CONSTRAINT ledger_seq_carried, DROP CONSTRAINT ledger_days_carried,
  DROP CONSTRAINT ledger_numbers_carried;
DROP FUNCTION numbers_are_doubles;
