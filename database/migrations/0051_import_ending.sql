-- Up Migration

-- A case that was opened while somebody ended its import takes the place of the refusal that said it was not.
GRANT DELETE ON import_refusals TO bihuan_app;

-- Down Migration

REVOKE DELETE ON import_refusals FROM bihuan_app;
