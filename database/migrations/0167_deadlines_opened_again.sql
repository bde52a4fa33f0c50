-- Up Migration

-- A deadline that was opened again kept topic and owner of its first opening; now all of it is as the last one has it.
UPDATE deadlines AS d SET topic = l.topic, owner = l.owner
FROM (
  SELECT DISTINCT ON (ledger.case_no, o ->> 'key') ledger.case_no, o ->> 'key' AS key, o ->> 'topic' AS topic,
    o ->> 'owner' AS owner
  FROM ledger CROSS JOIN LATERAL jsonb_array_elements(
    CASE jsonb_typeof(ledger.opens) WHEN 'array' THEN ledger.opens ELSE '[]' END) AS o
  ORDER BY ledger.case_no, o ->> 'key', ledger.case_seq DESC
) AS l
WHERE d.case_no = l.case_no AND d.key = l.key AND (d.topic, d.owner) IS DISTINCT FROM (l.topic, l.owner);

-- Down Migration

SELECT; -- The ledger says how it was before.
