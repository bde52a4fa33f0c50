-- Up Migration

-- One document number, whatever brackets were typed and with spaces or zeros before the serial, so that two letters under
-- one number are found. The same as `sameNumber` of domain/identifiers/document-number.ts.
CREATE FUNCTION document_number_key(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
  RETURN regexp_replace(
    translate(regexp_replace(normalize(number, NFKC), '\s', '', 'g'), '〔[【〕]】', '((()))'),
    '\)第?0*(?=[1-9])', ')'
  );
CREATE INDEX letters_number_key ON letters (document_number_key(number));

-- Down Migration

DROP INDEX letters_number_key;
DROP FUNCTION document_number_key(text);
