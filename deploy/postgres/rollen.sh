#!/bin/sh
# Makes the two roles and the database, as a superuser of PostgreSQL; what is there already stays.
# WACHTWOORD and KOPIE_WACHTWOORD are their passwords. In compose.yaml the server runs it once, when it is new.
set -eu
: "${WACHTWOORD:?}" "${KOPIE_WACHTWOORD:?}"
psql -v ON_ERROR_STOP=1 -v wachtwoord="$WACHTWOORD" -v kopie="$KOPIE_WACHTWOORD" --username "${POSTGRES_USER:-postgres}" \
    --dbname postgres <<'SQL'
SELECT 'CREATE ROLE raadsportaal LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'raadsportaal') \gexec
SELECT 'CREATE ROLE raadsportaal_kopie LOGIN BYPASSRLS IN ROLE pg_read_all_data'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'raadsportaal_kopie') \gexec
ALTER ROLE raadsportaal PASSWORD :'wachtwoord';
ALTER ROLE raadsportaal_kopie PASSWORD :'kopie';
SELECT 'CREATE DATABASE raadsportaal OWNER raadsportaal'
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'raadsportaal') \gexec
SQL
