-- Up Migration

-- Every entry of the ledger that has no leaf yet. Entered by the statement that writes the entry, taken out by the one that
-- writes its leaf, both with the owner's rights: with the login of the application nobody can have an entry passed over.
-- `log_progress` is for a keeper of the release before this, which may still run beside; nothing else believes it.
CREATE TABLE log_waiting (
  seq bigint PRIMARY KEY,
  since timestamptz NOT NULL DEFAULT clock_timestamp()
);
GRANT SELECT ON log_waiting TO bihuan_app;

CREATE FUNCTION entries_wait() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO public.log_waiting (seq) SELECT seq FROM written;
  RETURN NULL;
END
$$;
-- By numbers in an array, so that the index is used however many wait.
CREATE FUNCTION entries_wait_no_more() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  DELETE FROM public.log_waiting WHERE seq = ANY (ARRAY(SELECT seq FROM logged WHERE seq IS NOT NULL));
  RETURN NULL;
END
$$;
CREATE TRIGGER entries_wait AFTER INSERT ON ledger REFERENCING NEW TABLE AS written
FOR EACH STATEMENT EXECUTE FUNCTION entries_wait();
CREATE TRIGGER entries_wait_no_more AFTER INSERT ON log_leaves REFERENCING NEW TABLE AS logged
FOR EACH STATEMENT EXECUTE FUNCTION entries_wait_no_more();
-- Behind the triggers, which keep others from writing meanwhile.
INSERT INTO log_waiting (seq) SELECT seq FROM ledger
WHERE NOT EXISTS (SELECT FROM log_leaves WHERE log_leaves.seq = ledger.seq);

-- What stands beside the ledger is logged when it has a leaf, whatever anybody says of it.
CREATE FUNCTION logged_is_so() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  NEW.logged := EXISTS (SELECT FROM public.log_leaves WHERE beside = NEW.id);
  RETURN NEW;
END
$$;
CREATE TRIGGER logged_is_so BEFORE UPDATE OF logged ON log_besides FOR EACH ROW EXECUTE FUNCTION logged_is_so();
UPDATE log_besides SET logged = false
WHERE logged AND NOT EXISTS (SELECT FROM log_leaves WHERE beside = log_besides.id);

-- Down Migration

DROP TRIGGER logged_is_so ON log_besides;
DROP TRIGGER entries_wait_no_more ON log_leaves;
DROP TRIGGER entries_wait ON ledger;
DROP FUNCTION logged_is_so, entries_wait_no_more, entries_wait;
DROP TABLE log_waiting;
