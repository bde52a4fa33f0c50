#!/bin/sh
# Brings Temporal's two databases to the schema of the image's release; does nothing when they are there already.
set -eu
for database in temporal temporal_visibility; do
  folder=${database#temporal_}
  tool() {
    temporal-sql-tool --plugin postgres12 --endpoint "$POSTGRES_SEEDS" --port 5432 --user temporal --database "$database" "$@"
  }
  tool setup-schema --version 0.0
  tool update-schema --schema-dir "/etc/temporal/schema/postgresql/v12/$folder/versioned"
done
