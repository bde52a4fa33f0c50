-- Up Migration

-- The pairs of characters of a name as it is compared, by which parts of names are found: Chinese has no blanks between
-- words, and `pg_trgm` finds nothing in it under the locale of the embedded database.
CREATE FUNCTION name_grams(form text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN ARRAY(SELECT DISTINCT substr(form, at, 2) FROM generate_series(1, length(form) - 1) AS at);
CREATE INDEX register_name_grams ON register USING gin (name_grams(entity_name_form));

-- Down Migration

DROP INDEX register_name_grams;
DROP FUNCTION name_grams(text);
