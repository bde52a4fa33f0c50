#!/bin/sh
# Makes what Temporal and its clients know each other by: sh operations/compose/certificates.sh [FOLDER [NAME...]]
# The server is called "temporal", as in docker-compose.yml, and by each NAME. The key of the authority is thrown away:
# nobody can add a certificate later, and all are renewed together, in an empty folder.
set -eu
umask 077
folder=${1:-$(dirname "$0")/secrets}
[ $# -eq 0 ] || shift
days=400

mkdir -p "$folder"
for file in "$folder"/temporal-*.pem; do
  [ ! -e "$file" ] || { echo "$file is there already: move the old certificates away first" >&2; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
names=DNS:temporal
for name in "$@"; do names="$names,DNS:$name"; done
cat >"$work/config" <<CONFIG
[req]
distinguished_name = subject
[subject]
[authority]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
# Temporal's own parts come to each other as clients with it.
extendedKeyUsage = serverAuth, clientAuth
subjectAltName = $names
[client]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth
CONFIG

request() {
  openssl req -config "$work/config" -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -sha256 "$@" 2>"$work/said" ||
    { cat "$work/said" >&2; exit 1; }
}
request -x509 -extensions authority -days "$days" -subj "/CN=Bihuan Temporal authority" \
  -keyout "$work/authority-key.pem" -out "$work/temporal-ca.pem"
serial=1
for name in server client operator; do
  kind=client
  [ "$name" != server ] || kind=server
  request -subj "/CN=temporal-$name" -keyout "$work/temporal-$name-key.pem" -out "$work/request.pem"
  openssl x509 -req -sha256 -days "$days" -in "$work/request.pem" -out "$work/temporal-$name.pem" \
    -CA "$work/temporal-ca.pem" -CAkey "$work/authority-key.pem" -set_serial "$serial" \
    -extfile "$work/config" -extensions "$kind" 2>"$work/said" || { cat "$work/said" >&2; exit 1; }
  serial=$((serial + 1))
done
mv "$work"/temporal-*.pem "$folder/"
sh "$(dirname "$0")/hand-over.sh" "$folder"/temporal-*.pem
