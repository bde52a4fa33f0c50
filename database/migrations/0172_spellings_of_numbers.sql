-- Up Migration

-- One decision written in other ways is one decision: every bracket, quotation mark and sign that parts a number has one
-- shape, and of what an official number has by rule nothing has to be there. The same as `normalName` and `normalNumber`
-- of domain/identifiers.
DROP INDEX cases_one_decision, cases_decision, letters_number_form;

CREATE OR REPLACE FUNCTION normal_name(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN translate(
    normalize(regexp_replace(normalize(said, NFKC),
      '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
      '', 'g'), NFKC),
    'abcdefghijklmnopqrstuvwxyz〔[【〖〈《{<⟨⟪❨❲〘〚〕]】〗〉》}>⟩⟫❩❳〙〛•‧・∙⋅.‐‒–—―−“”„‟«»「」『』〝〞〟‘’‚‛‹›',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ(((((((((((((())))))))))))))······------"""""""""""""'''''''''''''
  );

CREATE FUNCTION parted_number(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    translate(name, '〇零○◯一二三四五六七八九', '0000123456789'),
    '^[^0-9]*(?:文号|[号书文定]:|N[OU][A-Z]*:)', ''),
    '([0-9]\)?)年+', '\1-', 'g'),
    '[\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E\u00A1-\u00BF\u00D7\u00F7\u2010-\u2027\u2030-\u205E\u2190-\u245F\u2500-\u2775\u2794-\u2BFF\u2E00-\u2E7F\u3001-\u3004\u3008-\u3020\u3030\u303D\u30FB第号號]+',
    '-', 'g'),
    '^-?(?:(?:行政)?处罚决定书?|决定书)-?|-?(?:(?:行政)?处罚决定书?|决定书)-?$', '', 'g');
CREATE OR REPLACE FUNCTION normal_number(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN coalesce(nullif(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    parted_number(normal_name(said)),
    '(?<![A-Z])-?NO-?(?=[0-9])', '-', 'g'),
    '([^0-9A-Z-](?:19|20)[0-9]{2})(?=[0-9])', '\1-'),
    '(?<![0-9])-|-(?![0-9])', '', 'g'),
    '(?<![0-9])0+(?=[0-9])', '', 'g'), ''), normal_name(said));

-- The forms that stand are written again, of those rows alone whose form is another now.
UPDATE cases SET entity_name = entity_name WHERE entity_name_form <> normal_name(entity_name);
UPDATE cases SET entity_code = entity_code WHERE entity_code_form <> normal_code(entity_code);
UPDATE register SET entity_name = entity_name WHERE entity_name_form <> normal_name(entity_name);
UPDATE register SET entity_code = entity_code WHERE entity_code_form <> normal_code(entity_code);
UPDATE import_rows AS r SET identity =
    '[' || to_json(normal_number(identity::jsonb ->> 0)) || ',' || to_json(normal_code(identity::jsonb ->> 1)) || ']'
  FROM imports WHERE imports.id = r.import_id AND imports.finished_at IS NULL AND identity IS NOT NULL;

-- Cases that were opened before this may be twins and stay what they are; a further one finds all of them.
CREATE INDEX letters_number_form ON letters (normal_number(number));
-- Where the form of the decision's number stands beside the state already (0178), it is written again as well.
DO $$
BEGIN
  IF EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'cases' AND column_name = 'decision_form') THEN
    EXECUTE 'UPDATE cases SET state = state '
      || 'WHERE decision_form IS DISTINCT FROM normal_number(state #>> ''{listing,proposal,underlyingDecision,docNo}'')';
    CREATE INDEX cases_decision ON cases (agency, entity_code_form, decision_form);
  ELSE
    CREATE INDEX cases_decision
      ON cases (agency, entity_code_form, normal_number(state #>> '{listing,proposal,underlyingDecision,docNo}'));
  END IF;
END
$$;
DO $$
BEGIN
  EXECUTE format(
    'CREATE UNIQUE INDEX cases_one_decision ON cases (agency, entity_code_form, '
    || 'normal_number(state #>> ''{listing,proposal,underlyingDecision,docNo}'')) '
    || 'WHERE version = 1 AND state #> ''{listing,repeats}'' IS NULL AND case_no COLLATE "C" > %L',
    (SELECT coalesce(max(case_no COLLATE "C"), '') FROM cases)
  );
END
$$;

-- Down Migration

DROP INDEX cases_one_decision, cases_decision, letters_number_form;
CREATE OR REPLACE FUNCTION normal_number(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN regexp_replace(normal_name(said), '\)第?0*(?=[1-9])', ')', 'g');
DROP FUNCTION parted_number(text);
CREATE OR REPLACE FUNCTION normal_name(said text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN translate(
    normalize(regexp_replace(normalize(said, NFKC),
      '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF]',
      '', 'g'), NFKC),
    'abcdefghijklmnopqrstuvwxyz〔[【〖〕]】〗•‧・∙⋅.‐‒–—―−“”‘’',
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ(((())))······------""'''''
  );
UPDATE cases SET entity_name = entity_name WHERE entity_name_form <> normal_name(entity_name);
UPDATE cases SET entity_code = entity_code WHERE entity_code_form <> normal_code(entity_code);
UPDATE register SET entity_name = entity_name WHERE entity_name_form <> normal_name(entity_name);
UPDATE register SET entity_code = entity_code WHERE entity_code_form <> normal_code(entity_code);
CREATE INDEX letters_number_form ON letters (normal_number(number));
-- Where the form of the decision's number stands beside the state already (0178), it is written again as well.
DO $$
BEGIN
  IF EXISTS (SELECT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'cases' AND column_name = 'decision_form') THEN
    EXECUTE 'UPDATE cases SET state = state '
      || 'WHERE decision_form IS DISTINCT FROM normal_number(state #>> ''{listing,proposal,underlyingDecision,docNo}'')';
    CREATE INDEX cases_decision ON cases (agency, entity_code_form, decision_form);
  ELSE
    CREATE INDEX cases_decision
      ON cases (agency, entity_code_form, normal_number(state #>> '{listing,proposal,underlyingDecision,docNo}'));
  END IF;
END
$$;
DO $$
BEGIN
  EXECUTE format(
    'CREATE UNIQUE INDEX cases_one_decision ON cases (agency, entity_code_form, '
    || 'normal_number(state #>> ''{listing,proposal,underlyingDecision,docNo}'')) '
    || 'WHERE version = 1 AND state #> ''{listing,repeats}'' IS NULL AND case_no COLLATE "C" > %L',
    (SELECT coalesce(max(case_no COLLATE "C"), '') FROM cases)
  );
END
$$;
