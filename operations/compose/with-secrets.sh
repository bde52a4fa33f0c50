#!/bin/sh
# For programs that take a password from their environment only: with-secrets.sh NAME=FILE... -- PROGRAM [ARGUMENT...]
# So it stands neither in the description of the container nor in .env.
set -eu
while [ "$1" != -- ]; do
  value=$(cat "${1#*=}")
  export "${1%%=*}=$value"
  shift
done
shift
exec "$@"
