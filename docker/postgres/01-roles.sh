#!/bin/sh
# Runs once, when the volume is empty. The owner migrates; the application's role owns nothing.
set -eu
# Variables of psql are quoted by psql itself (:'name'), so a password may hold any character.
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  -v owner_password="$(cat /run/secrets/owner_password)" -v app_password="$(cat /run/secrets/app_password)" <<'SQL'
create role jinguo_owner login nosuperuser nocreatedb nocreaterole password :'owner_password';
create role jinguo_app login nosuperuser nocreatedb nocreaterole password :'app_password';
create database jinguo owner jinguo_owner;
revoke all on database jinguo from public;
grant connect on database jinguo to jinguo_app;
SQL
