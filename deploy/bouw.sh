#!/bin/sh
# Makes this folder ready to run: packages from the hash locks, static files, bytecode. Needs Python 3.11 and a package
# index; no root, no compiler, no database. The Containerfile and a machine without containers both run it. What is there
# is brought up to date: a server that runs keeps its packages and its old static files meanwhile.
set -eu
cd "$(dirname "$0")/.."
[ -x .venv/bin/python ] || python3 -m venv --without-pip .venv
pip=$(echo requirements/pip-*.whl)/pip
.venv/bin/python "$pip" install --disable-pip-version-check --no-cache-dir --no-compile \
    --require-hashes --only-binary :all: -r requirements/productie.txt
SECRET_KEY=bouwen DATABASE_URL=postgresql://bouwen@localhost/bouwen .venv/bin/python manage.py collectstatic \
    --no-input --verbosity 0
.venv/bin/python -m compileall -q --invalidation-mode checked-hash .venv/lib agendas kennisbank raadsportaal samenwerking
