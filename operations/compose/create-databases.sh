#!/bin/sh
# Run once by the PostgreSQL image on an empty volume: a login and a database for each of Bihuan and Temporal.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner="$BIHUAN_OWNER_PASSWORD" -v app="$BIHUAN_APP_PASSWORD" -v temporal="$TEMPORAL_PASSWORD" <<'SQL'
CREATE ROLE bihuan_owner LOGIN PASSWORD :'owner';
CREATE ROLE bihuan_app LOGIN PASSWORD :'app';
CREATE ROLE bihuan_reader NOLOGIN;
GRANT bihuan_reader TO bihuan_app;
CREATE DATABASE bihuan OWNER bihuan_owner TEMPLATE template0 ENCODING 'UTF8'
  LOCALE 'C' LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8';
REVOKE ALL ON DATABASE bihuan FROM PUBLIC;
GRANT CONNECT ON DATABASE bihuan TO bihuan_app;
CREATE ROLE temporal LOGIN PASSWORD :'temporal';
CREATE DATABASE temporal OWNER temporal;
CREATE DATABASE temporal_visibility OWNER temporal;
SQL
