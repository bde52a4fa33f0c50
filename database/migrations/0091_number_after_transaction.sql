-- Up Migration

-- A transaction gets its id before it draws a number of the ledger. Who keeps the log tells by the ids of transactions
-- whether a number that it has not seen may still appear; one that was drawn without an id would be passed over.
CREATE FUNCTION begin_transaction_id() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN NULL;
END $$;
CREATE TRIGGER a_transaction_id BEFORE INSERT ON ledger FOR EACH STATEMENT EXECUTE FUNCTION begin_transaction_id();

-- Down Migration

DROP TRIGGER a_transaction_id ON ledger;
DROP FUNCTION begin_transaction_id();
