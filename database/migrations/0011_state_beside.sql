-- Up Migration

-- A state is written anew by every command. Compressing it cost a tenth of a command's work in PostgreSQL; beside the
-- table and uncompressed it costs less, and lists that do not need it read fewer pages. Rows move when next written.
ALTER TABLE cases ALTER COLUMN state SET STORAGE EXTERNAL;

-- Down Migration

ALTER TABLE cases ALTER COLUMN state SET STORAGE EXTENDED;
