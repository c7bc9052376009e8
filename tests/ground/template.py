"""The test database: its content is loaded once into a template, and every run and every worker clones that.

Loading takes 15 seconds and more, cloning a third of one. The name of the template ends in the hash of all that goes
into it (ingredients.py), so a template never serves code that would have loaded something else. Who still wants it
anew, says `--create-db`.

Databases are made and dropped under one lock of the server: of several workers the first makes the template, the others
wait. Runs do not get in each other's way, for each has a clone of its own; what a killed run left, a later one drops.
"""

import secrets
from collections.abc import Callable
from contextlib import contextmanager
from datetime import date

import psycopg
from django.db import connection
from psycopg import sql

from tests.ground import content
from tests.ground.ingredients import fingerprint

LOCK = 20_261_201  # any number that nobody else locks with
FILE_COPY_SINCE = 150_000  # before PostgreSQL 15 there was no other way to copy


@contextmanager
def cloned(database: str, today: date):
    """Django's connection goes to a fresh clone of the content, as long as this lasts."""

    def clone(server, name):
        template = f"{database}_template_{fingerprint(today)}"
        if template not in _named(server, template):  # there may be a half one
            _forget(server, database)
            _make(server, template, today)
        strategy = "STRATEGY FILE_COPY" if server.info.server_version >= FILE_COPY_SINCE else ""
        _run(server, f"CREATE DATABASE {{}} TEMPLATE {{}} {strategy}", name, template)

    with _own(database, clone):
        yield


@contextmanager
def empty(database: str):
    """Django's connection goes to a database with nothing in it: for a test that migrates."""
    with _own(database, _create):
        yield


def forget(database: str) -> None:
    """Drop its template, so that the next clone makes it anew."""
    with _locked() as server:
        _forget(server, database)


def _forget(server, database):
    for name in _named(server, f"{database}_template_"):
        _drop(server, name)


def _make(server, template, today):
    """Under another name until it is complete: a run that is broken off leaves no half template."""
    half = f"{template}_half"
    _create(server, half)
    with _connected_to(half):
        content.load(today)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    # A database that somebody is connected to cannot be cloned, and nobody has anything to change here.
    _run(server, "ALTER DATABASE {} WITH ALLOW_CONNECTIONS false", half)
    _run(server, "ALTER DATABASE {} RENAME TO {}", half, template)


@contextmanager
def _own(database: str, create: Callable):
    """A database of this run alone, made by `create` and dropped afterwards."""
    runs = f"{database}_run_"
    name = f"{runs}{secrets.token_hex(4)}"
    with _locked() as server:
        _drop_left_behind(server, runs)
        create(server, name)
        in_use = _connect(name)  # until the end, so that no other run takes it for left behind
    try:
        with _connected_to(name):
            yield
    finally:
        in_use.close()
        with _locked() as server:
            _drop(server, name)


def _drop_left_behind(server, runs):
    used = server.execute("SELECT DISTINCT datname FROM pg_stat_activity WHERE datname IS NOT NULL").fetchall()
    for name in _named(server, runs):
        if (name,) not in used:
            _drop(server, name)


def _create(server, name):
    _run(server, "CREATE DATABASE {}", name)


def _drop(server, name):
    """Also when something of ours is connected still, such as the portal that a browser keeps a line to.

    Autovacuum is nobody's: our role may not send it away, and without FORCE PostgreSQL does so itself.
    """
    try:
        _run(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    except psycopg.errors.InsufficientPrivilege:
        _run(server, "DROP DATABASE IF EXISTS {}", name)


def _named(server, start):
    """The databases whose names begin so."""
    found = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [start])
    return [name for (name,) in found.fetchall()]


def _run(server, statement, *names):
    server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def _locked():
    """A line to the server, outside all databases of tests, that nobody else has while it lasts."""
    with _connect("postgres") as server:
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield server


def _connect(name):
    return psycopg.connect(**connection.get_connection_params() | {"dbname": name}, autocommit=True)


@contextmanager
def _connected_to(name):
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
