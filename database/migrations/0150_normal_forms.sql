-- Up Migration

-- Forms in which names, codes and document numbers compare equal however they were typed; kept beside what is shown. The
-- same as `normalName`, `normalCode` and `normalNumber` of domain/identifiers/normal-form.ts.
CREATE FUNCTION normal_name(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN translate(
    normalize(regexp_replace(normalize(said, NFKC),
      '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
      '', 'g'), NFKC),
    'abcdefghijklmnopqrstuvwxyz〔[【〖〕]】〗•‧・∙⋅.‐‒–—―−“”‘’',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ(((())))······------""'''''
  );
CREATE FUNCTION normal_code(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN translate(normal_name(said), '-·', '');
CREATE FUNCTION normal_number(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(normal_name(said), '\)第?0*(?=[1-9])', ')', 'g');

ALTER TABLE cases
  ADD COLUMN entity_name_form text GENERATED ALWAYS AS (normal_name(entity_name)) STORED,
  ADD COLUMN entity_code_form text GENERATED ALWAYS AS (normal_code(entity_code)) STORED;
ALTER TABLE register
  ADD COLUMN entity_name_form text GENERATED ALWAYS AS (normal_name(entity_name)) STORED,
  ADD COLUMN entity_code_form text GENERATED ALWAYS AS (normal_code(entity_code)) STORED;
CREATE INDEX cases_entity_form ON cases (entity_code_form);
CREATE INDEX register_entity_form ON register (entity_code_form);

-- A search reads this index alone, however many cases there are.
DROP INDEX cases_names;
CREATE INDEX cases_search ON cases (case_no, entity_name_form, entity_code_form, agency, district);

DROP INDEX letters_number_key;
DROP FUNCTION document_number_key(text);
CREATE INDEX letters_number_form ON letters (normal_number(number));

-- Down Migration

DROP INDEX letters_number_form, cases_search, register_entity_form, cases_entity_form;
CREATE INDEX cases_names ON cases (case_no, entity_name, agency, district);
ALTER TABLE register DROP COLUMN entity_name_form, DROP COLUMN entity_code_form;
ALTER TABLE cases DROP COLUMN entity_name_form, DROP COLUMN entity_code_form;
DROP FUNCTION normal_number(text), normal_code(text), normal_name(text);
CREATE FUNCTION document_number_key(number text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  SET search_path = pg_catalog, pg_temp
  RETURN regexp_replace(
    translate(regexp_replace(normalize(number, NFKC), '\s', '', 'g'), '〔[【〕]】', '((()))'),
    '\)第?0*(?=[1-9])', ')'
  );
CREATE INDEX letters_number_key ON letters (document_number_key(number));
