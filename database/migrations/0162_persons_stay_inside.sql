-- Up Migration

-- Of a natural person nothing leaves the house to users of shared records, and to the city platform nothing by which the
-- person is known (`outsideForm` of record/messages.ts). What was still to be sent follows.
DELETE FROM outbox USING cases
WHERE outbox.case_no = cases.case_no AND cases.state #>> '{entity,kind}' = 'naturalPerson'
  AND outbox.recipient = 'users' AND outbox.delivered_at IS NULL;
UPDATE outbox SET body = outbox.body - ARRAY['entityCode', 'entityName', 'correction'] FROM cases
WHERE outbox.case_no = cases.case_no AND cases.state #>> '{entity,kind}' = 'naturalPerson'
  AND outbox.recipient = 'platform' AND outbox.delivered_at IS NULL;

-- Down Migration

SELECT; -- What was kept back stays back.
