"""The number that is another one as soon as anything public changed, and the triggers that see to that.

The triggers stand on every table of ours but those named as not public, and are put there after each `migrate`: so a
new table is watched without anybody thinking of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.apps import apps
from django.db import connection, connections

# With when the server started: one that lost its last moments, or took over from one that is gone, may give the same
# numbers again to other changes.
VERSION = """
SELECT coalesce(max(nummer), 0), coalesce(sum(nummer), 0), extract(epoch FROM pg_postmaster_start_time())
FROM basis_inhoudsversie
"""
TRIGGER = "verhoog_inhoudsversie"
# Of those that are there: a migration can stop halfway, or go back.
UNWATCHED = """
SELECT c.relname FROM pg_class AS c JOIN pg_proc AS p ON p.proname = %(trigger)s
WHERE c.relname = ANY(%(tables)s) AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgname = %(trigger)s)
"""


def current() -> str:
    """The version of the content that a query of this connection sees now, at this server."""
    with connection.cursor() as cursor:
        cursor.execute(VERSION)
        return "{}-{}-{}".format(*cursor.fetchone())


def watch(*, private: Iterable[str], using: str) -> None:
    """Let every change raise the version, in all tables of our own models but the `private` ones (names of tables)."""
    tables = sorted(set(_tables()).difference(private))
    with connections[using].cursor() as cursor:
        cursor.execute(UNWATCHED, {"tables": tables, "trigger": TRIGGER})
        for (table,) in cursor.fetchall():
            cursor.execute(
                f'CREATE TRIGGER {TRIGGER} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON "{table}"'
                f" FOR EACH STATEMENT EXECUTE FUNCTION {TRIGGER}()"
            )


def _tables():
    """Of our own apps: what stands outside this project shows nothing to visitors."""
    for model in apps.get_models(include_auto_created=True):
        ours = not apps.get_app_config(model._meta.app_label).path.count("site-packages")
        if ours and model._meta.managed and not model._meta.proxy:
            yield model._meta.db_table
