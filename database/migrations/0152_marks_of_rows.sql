-- Up Migration

-- What a sheet tells of a row beside its texts: which cells hold numbers, and whether it is hidden.
ALTER TABLE import_rows ADD COLUMN marks jsonb;

-- Down Migration

ALTER TABLE import_rows DROP COLUMN marks;
