#!/bin/sh
# Makes the passwords of docker-compose.yml, each in a file that it mounts: sh operations/compose/passwords.sh [FOLDER]
set -eu
umask 077
here=$(dirname "$0")
folder=${1:-$here/secrets}
generated='postgres-password owner-password app-password temporal-password invitation-secret'
addresses='database-url database-app-url'

mkdir -p "$folder"
for name in $generated $addresses; do
  [ ! -e "$folder/$name" ] || { echo "$folder/$name is there already: it is not written over" >&2; exit 1; }
done

# Hexadecimal, since they become parts of addresses.
for name in $generated; do openssl rand -hex 24 >"$folder/$name"; done
address() { echo "postgresql://$1:$(cat "$folder/$2")@postgres:5432/bihuan"; }
address bihuan_owner owner-password >"$folder/database-url"
address bihuan_app app-password >"$folder/database-app-url"
for name in $generated $addresses; do sh "$here/hand-over.sh" "$folder/$name"; done
