-- Up Migration

-- Numbers that are two are two by their form as well, and the form of a form is the form (decision 0064). The same as
-- `normalNumber` of domain/identifiers. A regular expression is run only where it could find something: PostgreSQL keeps
-- no more than a few dozens of them ready.
DROP INDEX cases_one_decision, cases_decision, cases_search, letters_number_form;

CREATE FUNCTION bounded_number(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  written CONSTANT text := '[0-9○◯〇零一二三四五六七八九十百壹贰貳叁參肆伍陆陸柒捌玖拾佰]';
  unseen CONSTANT text := '[\u0001-\u0020\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5\u180B-\u180F\u2000-\u200F'
    '\u2028-\u202F\u205F-\u206F\u3000\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB]*';
  form text := said;
BEGIN
  IF form IS NOT NFKC NORMALIZED THEN
    form := normalize(regexp_replace(form,
      '[\u00B2\u00B3\u00B9\u00BC-\u00BE\u2070-\u2079\u2080-\u2089\u2150-\u215F\u2189\u2460-\u249B\u24EA\u3192-\u3195\u3220-\u3229'
      '\u3251-\u325F\u3280-\u3289\u32B1-\u32CB\u3358-\u3379\u339F-\u33AF\u33E0-\u33FE\U0001F100-\U0001F10A\U0001F214\U0001F229'
      '\U0001F22A\U0001F241\U0001F242]', '¦\&¦', 'g'), NFKC);
  END IF;
  IF form ~ '[\u0001-\u0020\u007F-\u009F\u00AD\u1680\u2028\u2029]' THEN
    form := regexp_replace(form, '(?<=' || written || ')' || unseen || '[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F\u00AD]'
      || unseen || '(?=' || written || ')', '-', 'g');
    form := regexp_replace(form, '(?<=' || written || ')' || unseen || '[\u0009-\u000D\u0020\u0085\u1680\u2028\u2029]'
      || unseen || '(?=' || written || ')', '¦', 'g');
  END IF;
  RETURN form;
END
$$;

CREATE FUNCTION bare_number(name text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  formal CONSTANT text := '壹贰貳叁參肆伍陆陸柒捌玖拾佰';
  chinese CONSTANT text := '[〇零一二三四五六七八九十百壹贰貳叁參肆伍陆陸柒捌玖拾佰]';
  numeral CONSTANT text := '[0-9〇零一二三四五六七八九十百壹贰貳叁參肆伍陆陸柒捌玖拾佰]';
  signs CONSTANT text := '\u0021-\u002F\u003A-\u0040\u005B-\u005D\u005F\u0060\u007B-\u007E\u00A1-\u00A5\u00A7-\u00BF\u00D7\u00F7\u2010-\u2027\u2030-\u205E\u2190-\u245F'
    '\u2500-\u2775\u2794-\u2BFF\u2E00-\u2E7F\u3002-\u3004\u3008-\u3020\u3030\u303D\u30FB';
  mark CONSTANT text := '[' || signs || '、第号^¦]';
  form text := name;
BEGIN
  IF strpos(form, ':') > 0 THEN
    form := regexp_replace(form, '^(?:' || mark || '*(?:(?:行政|处罚|处理|决定|案件|发文|字号|书|文|案|编|号)+'
      || '|(?:DOC(?:UMENT)?|CASE|DECISION)?(?:NO|NUMBER)·?):)+', '');
  END IF;
  IF strpos(form, '公开)') > 0 THEN
    form := regexp_replace(form, mark || '*(?:\((?:主动|依申请|不予?)?公开\)' || mark || '*)+$', '');
  END IF;
  form := translate(form, '○◯號,;', '〇〇号、、');
  IF strpos(form, '年') > 0 THEN
    form := regexp_replace(form, '(?<=' || numeral || '(?:' || mark || '|年度*)*)年度*', '^', 'g');
  END IF;
  IF strpos(form, 'N') > 0 THEN
    form := regexp_replace(form, '(?<![A-Z]' || mark || '*)N' || mark || '*O(?=' || mark || '*' || numeral || ')', '第', 'g');
  END IF;
  IF form <> translate(form, formal, '') THEN
    form := regexp_replace(form, '[' || formal || '](?=[第号^¦]*号|' || chinese || ')|(?<=' || chinese || ')[' || formal || ']'
      || '|(?<=之' || mark || '*)[' || formal || ']', E'\u0001\\&', 'g');
    FOR at IN 1..length(formal) LOOP
      form := replace(form, E'\u0001' || substr(formal, at, 1), substr('一二二三三四五六六七八九十百', at, 1));
    END LOOP;
  END IF;
  form := regexp_replace(form, '(?<=[0-9])(?=' || chinese || ')|(?<=' || chinese || ')(?=[0-9])', '¦', 'g');
  RETURN regexp_replace(form, '(?<!' || numeral || mark || '*)' || mark || '|' || mark || '(?!' || mark || '*' || numeral || ')', '', 'g');
END
$$;

CREATE OR REPLACE FUNCTION normal_number(said text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  formal CONSTANT text := '壹贰貳叁參肆伍陆陸柒捌玖拾佰';
  chinese CONSTANT text := '[〇零一二三四五六七八九十百壹贰貳叁參肆伍陆陸柒捌玖拾佰]';
  numeral CONSTANT text := '[0-9〇零一二三四五六七八九十百壹贰貳叁參肆伍陆陸柒捌玖拾佰]';
  signs CONSTANT text := '\u0021-\u002F\u003A-\u0040\u005B-\u005D\u005F\u0060\u007B-\u007E\u00A1-\u00A5\u00A7-\u00BF\u00D7\u00F7\u2010-\u2027\u2030-\u205E\u2190-\u245F'
    '\u2500-\u2775\u2794-\u2BFF\u2E00-\u2E7F\u3002-\u3004\u3008-\u3020\u3030\u303D\u30FB';
  mark CONSTANT text := '[' || signs || '、第号^¦]';
  joint CONSTANT text := '[' || signs || '第^¦]';
  behind CONSTANT text := '(?<=' || numeral || ')';
  before CONSTANT text := '(?=' || numeral || ')';
  free CONSTANT text := '(?<![0-9¦〇零一二三四五六七八九十百壹贰貳叁參肆伍陆陸柒捌玖拾佰])';
  ended CONSTANT text := '(?![0-9¦〇零一二三四五六七八九十百壹贰貳叁參肆伍陆陸柒捌玖拾佰])';
  name text := public.normal_name(public.bounded_number(said));
  form text := public.bare_number(name);
BEGIN
  IF form ~ (mark || '{2}') THEN
    form := regexp_replace(form, behind || mark || '*、' || mark || '*' || before, '、', 'g');
    form := regexp_replace(form, behind || mark || '*-' || mark || '*' || before, '-', 'g');
    form := regexp_replace(form, behind || '[第号^¦]*([' || signs || '、])' || mark || '*' || before, '\1', 'g');
    form := regexp_replace(form, behind || '[第^¦]*号[第号^¦]*' || before, '号', 'g');
    form := regexp_replace(form, behind || '¦*([第^])[第^¦]*' || before, '\1', 'g');
    form := regexp_replace(form, behind || '¦+' || before, '¦', 'g');
  END IF;
  IF form <> translate(form, '十百', '') THEN
    form := regexp_replace(form, free || '([一二三四五六七八九]百|)十(?=[一二三四五六七八九]?' || ended || ')', '\1一十', 'g');
    form := regexp_replace(form, free || '([一二三四五六七八九]百|)([一二三四五六七八九])十' || ended, '\1\2〇', 'g');
    form := regexp_replace(form, free || '([一二三四五六七八九]百|)([一二三四五六七八九])十([一二三四五六七八九])' || ended, '\1\2\3', 'g');
    form := regexp_replace(form, free || '([一二三四五六七八九])百' || ended, '\1〇〇', 'g');
    form := regexp_replace(form, free || '([一二三四五六七八九])百([〇零一二三四五六七八九]{2})' || ended, '\1\2', 'g');
  END IF;
  IF strpos(form, '决定') > 0 THEN
    form := regexp_replace(form, '^(?:(?:行政)?处罚决定书?|决定书)+|(?:(?:行政)?处罚决定书?|决定书)+$', '', 'g');
  END IF;
  form := translate(form, '〇零一二三四五六七八九', '00123456789');
  IF form <> translate(form, '十百' || formal, '') THEN
    form := regexp_replace(form, '(?<=[0-9])(?=' || chinese || ')|(?<=' || chinese || ')(?=[0-9])', '¦', 'g');
  END IF;
  form := regexp_replace(form, '(?<![0-9千万])0+(?=[0-9])', '', 'g');
  form := regexp_replace(form, '(?<![0-9])((?:19|20)[0-9]{2})' || joint || '(?=[0-9])', '\1-');
  form := normalize(regexp_replace(form, behind || joint || '(?=(?:19|20)[0-9]{2}-[0-9])', '¦'), NFKC);
  RETURN CASE WHEN form = '' THEN name ELSE form END;
END
$$;
DROP FUNCTION parted_number(text);

-- The forms that stand are written again, of those rows alone whose form is another now. Rows of imports at work are held
-- against the cases that earlier ones have opened.
UPDATE cases SET state = state
  WHERE decision_form IS DISTINCT FROM normal_number(state #>> '{listing,proposal,underlyingDecision,docNo}')
    OR documents_form IS DISTINCT FROM
      left(normal_number(coalesce(state #>> '{listing,proposal,underlyingDecision,docNo}', '')), 100) || ' '
      || left(normal_number(coalesce(state #>> '{listing,decisionDocNo}', '')), 100);
UPDATE import_rows AS r SET identity = (
    SELECT '[' || to_json(decision_form) || ',' || to_json(entity_code_form) || ']'
    FROM cases WHERE cases.case_no = r.case_no)
  FROM imports WHERE imports.id = r.import_id AND imports.finished_at IS NULL AND identity IS NOT NULL;

-- Cases that were opened before this may be twins and stay what they are; a further one finds all of them. Of those that
-- wait for review one has a decision, whether it was proposed or revised to it.
CREATE INDEX letters_number_form ON letters (normal_number(number));
CREATE INDEX cases_decision ON cases (agency, entity_code_form, decision_form);
CREATE INDEX cases_search
  ON cases (case_no, entity_name_form, entity_code_form, documents_form, person_form, agency, district);
DO $$
BEGIN
  EXECUTE format(
    'CREATE UNIQUE INDEX cases_one_decision ON cases (agency, entity_code_form, decision_form) '
    || 'WHERE state #>> ''{listing,status}'' = ''inReview'' AND state #> ''{listing,repeats}'' IS NULL AND case_no COLLATE "C" > %L',
    (SELECT coalesce(max(case_no COLLATE "C"), '') FROM cases)
  );
END
$$;

-- Down Migration

DROP INDEX cases_one_decision, cases_decision, cases_search, letters_number_form;
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
DROP FUNCTION bounded_number(text), bare_number(text);
UPDATE cases SET state = state
  WHERE decision_form IS DISTINCT FROM normal_number(state #>> '{listing,proposal,underlyingDecision,docNo}')
    OR documents_form IS DISTINCT FROM
      left(normal_number(coalesce(state #>> '{listing,proposal,underlyingDecision,docNo}', '')), 100) || ' '
      || left(normal_number(coalesce(state #>> '{listing,decisionDocNo}', '')), 100);
UPDATE import_rows AS r SET identity = (
    SELECT '[' || to_json(decision_form) || ',' || to_json(entity_code_form) || ']'
    FROM cases WHERE cases.case_no = r.case_no)
  FROM imports WHERE imports.id = r.import_id AND imports.finished_at IS NULL AND identity IS NOT NULL;
CREATE INDEX letters_number_form ON letters (normal_number(number));
CREATE INDEX cases_decision ON cases (agency, entity_code_form, decision_form);
CREATE INDEX cases_search
  ON cases (case_no, entity_name_form, entity_code_form, documents_form, person_form, agency, district);
DO $$
BEGIN
  EXECUTE format(
    'CREATE UNIQUE INDEX cases_one_decision ON cases (agency, entity_code_form, normal_number(state #>> ''{listing,proposal,underlyingDecision,docNo}'')) '
    || 'WHERE version = 1 AND state #> ''{listing,repeats}'' IS NULL AND case_no COLLATE "C" > %L',
    (SELECT coalesce(max(case_no COLLATE "C"), '') FROM cases)
  );
END
$$;
