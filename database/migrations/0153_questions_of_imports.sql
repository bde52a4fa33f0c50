-- Up Migration

-- What a file holds that will not be done: of a file that has such, nothing is applied before its officer has said so.
ALTER TABLE imports
  ADD COLUMN left_out jsonb,
  ADD COLUMN asks boolean NOT NULL DEFAULT false,
  ADD COLUMN answered_at timestamptz,
  ADD COLUMN answered_by text;

-- Down Migration

ALTER TABLE imports DROP COLUMN left_out, DROP COLUMN asks, DROP COLUMN answered_at, DROP COLUMN answered_by;
