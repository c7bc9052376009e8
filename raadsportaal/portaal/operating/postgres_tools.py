"""The programs of PostgreSQL that copy a database and put it back.

The role of the portal does not see every row, whatever it asks: the passages of documents show only by words. So a copy
is made by a role of its own, that looks past the locks and writes nothing (RESERVEKOPIE_DATABASE_URL, docs/beheer.md).
"""

import os
import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.core.management.base import CommandError
from django.db import connection
from psycopg import conninfo, sql

from raadsportaal.basis.database.cluster import DatabaseError, bin_dir

OURS = (
    "dbname",
    "host",
    "port",
    "user",
    "password",
    "sslmode",
    "sslrootcert",
    "sslcert",
    "sslkey",
    "target_session_attrs",
)
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
SEES_ALL = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"
THERE = (
    "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f')"
)
SHAPE = {
    "beleid": "SELECT tablename || '.' || policyname FROM pg_policies ORDER BY 1",
    "op_slot": "SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity ORDER BY 1",
    "triggers": """
        SELECT c.relname || '.' || t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
        WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' ORDER BY 1
    """,
}


@contextmanager
def snapshot():
    """A connection on which the database stands still, all of it open; (connection, the name of that moment)"""
    with psycopg.connect(settings.RESERVEKOPIE_DATABASE_URL) as moment:
        moment.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        if not moment.execute(SEES_ALL).fetchone()[0]:
            raise CommandError(
                f"De databasegebruiker {moment.info.user} ziet niet alle rijen, dus een kopie zou niet heel zijn. "
                "Zet RESERVEKOPIE_DATABASE_URL (docs/beheer.md)."
            )
        (name,) = moment.execute("SELECT pg_export_snapshot()").fetchone()
        yield moment, name


def described(moment: psycopg.Connection) -> dict:
    """How many rows each table has, and the locks and triggers: what a copy must have too."""
    tables = [table for (table,) in moment.execute(TABLES)]
    count = sql.SQL("SELECT count(*) FROM {}")
    rows = {table: moment.execute(count.format(sql.Identifier(table))).fetchone()[0] for table in tables}
    return {"tabellen": rows} | {what: [name for (name,) in moment.execute(query)] for what, query in SHAPE.items()}


def is_empty() -> bool:
    with psycopg.connect(**_of_portal()) as one:
        return not one.execute(THERE).fetchall()


def dump(name: str) -> subprocess.Popen:
    """Write the database as it was at the moment of this name to its output."""
    options = ["--format=custom", "--no-owner", "--no-privileges", f"--snapshot={name}"]
    where = conninfo.conninfo_to_dict(settings.RESERVEKOPIE_DATABASE_URL)
    return run([_tool("pg_dump"), *options], where, stdout=subprocess.PIPE)


def load(source) -> subprocess.Popen:
    """Read a database from there, as the role of the portal, which then owns it.

    In one transaction: a copy that is broken leaves nothing behind.
    """
    options = ["--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction"]
    where = _of_portal()
    command = [_tool("pg_restore"), *options, f"--dbname={where['dbname']}"]
    return run(command, where, stdin=source, stdout=subprocess.DEVNULL)


def run(command: list[str], where: dict | None = None, **streams) -> subprocess.Popen:
    """A program; where the database is goes by the environment, for the words of a command everybody can read.

    Raises CommandError when it is not on this machine.
    """
    names = {"dbname": "PGDATABASE", "target_session_attrs": "PGTARGETSESSIONATTRS"}
    ours = {names.get(name, f"PG{name.upper()}"): str(value) for name, value in (where or {}).items() if name in OURS}
    try:
        return subprocess.Popen(command, env=os.environ | ours, stderr=subprocess.PIPE, **streams)
    except FileNotFoundError as fault:
        raise CommandError(f"{command[0]} ontbreekt op deze machine: installeer het.") from fault


def wait_for(process: subprocess.Popen, work: str, name: str) -> None:
    """Wait until it ends. Raises CommandError with what it said when it failed at this work."""
    said = process.stderr.read().decode(errors="replace").strip()
    if process.wait():
        raise CommandError(f"{work} lukte niet, {name} zei: {said}")


def _of_portal():
    every = connection.get_connection_params()
    return {name: every[name] for name in OURS if every.get(name)}


def _tool(name):
    try:
        found = bin_dir() / name
    except DatabaseError:
        found = Path(shutil.which(name) or "")
    if not found.is_file():
        raise CommandError(f"{name} ontbreekt: installeer de client van PostgreSQL, of zet PGBIN.")
    return str(found)
