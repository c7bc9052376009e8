"""The test database: its content is loaded once into a template, and every run and every worker clones that.

Loading takes 15 seconds and more, cloning a third of one. The name of the template ends in the hash of all that goes
into it (ingredients.py), so a template never serves code that would have loaded something else. Who still wants it
anew, says `--create-db`.

Everything happens under one lock of the server: of several workers the first makes the template, the others wait.
"""

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
def cloned(name: str, template: str, today: date):
    """Django's connection goes to a fresh clone with this name, as long as this lasts."""
    with _server() as server:
        source = f"{template}_{fingerprint(today)}"
        if not _exists(server, source):
            _forget_others(server, template)
            _make(server, source, today)
        _drop(server, name)
        _copy(server, source, name)
    with _used_up(name):
        yield


def forget(template: str) -> None:
    """Drop every template with this name, so that the next clone makes it anew."""
    with _server() as server:
        _forget_others(server, template)


@contextmanager
def empty(name: str):
    """Django's connection goes to a database with nothing in it: for a test that migrates."""
    with _server() as server:
        _drop(server, name)
        _create(server, name)
    with _used_up(name):
        yield


def _make(server, name, today):
    """Under another name until it is complete: a run that is broken off leaves no half template."""
    half = f"{name}_half"
    _drop(server, half)
    _create(server, half)
    with _connected_to(half):
        content.load(today)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    # A database that somebody is connected to cannot be cloned, and nobody has anything to change here.
    _run(server, "ALTER DATABASE {} WITH ALLOW_CONNECTIONS false", half)
    _run(server, "ALTER DATABASE {} RENAME TO {}", half, name)


def _copy(server, source, name):
    strategy = "STRATEGY FILE_COPY" if server.info.server_version >= FILE_COPY_SINCE else ""
    _run(server, f"CREATE DATABASE {{}} TEMPLATE {{}} {strategy}", name, source)


def _create(server, name):
    _run(server, "CREATE DATABASE {}", name)


def _drop(server, name):
    """Also when something is connected still: a broken run, a browser that keeps its line open."""
    _run(server, "DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _forget_others(server, template):
    names = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [f"{template}_"])
    for (name,) in names.fetchall():
        _drop(server, name)


def _exists(server, name):
    return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()


def _run(server, statement, *names):
    server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def _server():
    """A line of our own to the server, outside all databases of tests; nobody else gets one while it lasts."""
    address = connection.get_connection_params() | {"dbname": "postgres"}
    with psycopg.connect(**address, autocommit=True) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        yield server


@contextmanager
def _used_up(name):
    try:
        with _connected_to(name):
            yield
    finally:
        with _server() as server:
            _drop(server, name)


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
