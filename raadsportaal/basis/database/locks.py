"""Waiting for one's turn at work that two may not do at once, and keeping a row from changing or going meanwhile."""

import time
from contextlib import contextmanager

from django.db import connection

LOOK_AGAIN = 0.2  # seconds


def one_at_a_time(work: str) -> None:
    """Let nobody else begin this work until the transaction ends. The name is the lock: one for each kind of work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [work])


@contextmanager
def alone(connection, work: str):
    """Let nobody else do this work meanwhile, over as many transactions as it takes; a connection that is cut lets go.

    Asked again and again rather than waited for in one statement: that would hold up CREATE INDEX CONCURRENTLY.
    """
    while not _asked(connection, "pg_try_advisory_lock", work):
        time.sleep(LOOK_AGAIN)
    try:
        yield
    finally:
        _asked(connection, "pg_advisory_unlock", work)


def _asked(connection, function, work):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtext(%s))", [work])
        return cursor.fetchone()[0]


def locked(record, *related):
    """The record as it is now, until the end of the transaction: others who lock it wait. `related`: what comes along.

    Raises DoesNotExist when it went.
    """
    rows = type(record).objects.select_for_update(of=("self",), no_key=True)
    return (rows.select_related(*related) if related else rows).get(pk=record.pk)


def hold(record) -> None:
    """Keep a record from being merged away until the transaction ends; others may read, change and hold it too.

    Taken before anything else is locked: what refers to a record is written after the record is held, and who merges
    records locks them first as well. In that one order two of them wait for each other's end, and never for each other.
    """
    table, key = (connection.ops.quote_name(name) for name in (record._meta.db_table, record._meta.pk.column))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE {key} = %s FOR KEY SHARE", [record.pk])  # noqa: S608
