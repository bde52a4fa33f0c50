#!/bin/sh
# Asks the registry for the digests that docker-compose.yml and Dockerfile need: sh operations/compose/digests.sh >> .env
# Who builds and runs from then on gets the very images that were there on that day; ask again to renew them.
set -eu
cd "$(dirname "$0")/../.."
sed -n 's/^.*[ ]\([^ @]*\)@\${\([A-Z_]*\).*$/\2 \1/p' docker-compose.yml Dockerfile | sort -u |
  while read -r name image; do
    digest=$(docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "$image")
    echo "$name=$digest"
  done
