#!/bin/sh
# Addresses with passwords come as files (docker secrets), never as plain environment in the compose file.
set -eu
for name in DATABASE_URL DATABASE_OWNER_URL; do
  eval "file=\${${name}_FILE:-}"
  if [ -n "$file" ]; then
    value=$(cat "$file")
    export "$name=$value"
    unset "${name}_FILE"
  fi
done
exec "$@"
