#!/bin/sh
# Makes what compose.yaml expects in docker/secrets, once. Keep copies of data_key, index_key and backup_key in a safe place:
# without them the phone and ID numbers in the database cannot be read again.
set -eu
cd "$(dirname "$0")"
mkdir -p secrets
# The containers run as other users and must be able to read these files; the folder is closed to everyone else.
chmod 700 secrets
make() {
  [ -s "secrets/$1" ] || printf '%s' "$2" > "secrets/$1"
}
word() {
  od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'
}
make postgres_password "$(word 24)"
make owner_password "$(word 24)"
make app_password "$(word 24)"
make data_key "$(word 32)"
make index_key "$(word 32)"
make ledger_key "$(word 32)"
make certificate_key "$(word 32)"
make backup_key "$(word 32)"
# Of others, where you have them: written in by hand.
make sms_token ""
make s3_secret_key ""
make ledger_roots_token ""
make ledger_roots_smtp_url ""
make owner_url "postgres://jinguo_owner:$(cat secrets/owner_password)@postgres:5432/jinguo"
make app_url "postgres://jinguo_app:$(cat secrets/app_password)@postgres:5432/jinguo"
chmod 644 secrets/*
echo "docker/secrets is complete."
