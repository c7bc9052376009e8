"""The number that is another one as soon as anything public changed, and the triggers that see to that.

The triggers stand on every table of ours but those named as not public, and are put there after each `migrate`: so a
new table is watched without anybody thinking of it. Of some tables visitors see a few rows only: there the rows count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.apps import apps
from django.db import connection, connections

from raadsportaal.basis.database.triggers import tables_without

# With when the server started: one that lost its last moments, or took over from one that is gone, may give the same
# numbers again to other changes.
VERSION = """
SELECT coalesce(max(nummer), 0), coalesce(sum(nummer), 0), extract(epoch FROM pg_postmaster_start_time()){and_more}
FROM basis_inhoudsversie
"""
RAISED_HERE = """,
    coalesce(current_setting('raadsportaal.inhoud_verhoogd', true) = pg_current_xact_id_if_assigned()::text, false)
"""  # whether this transaction raised it, after which it does not do so again
TRIGGER = "verhoog_inhoudsversie"
ROWS = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}  # that each act knows
WATCHED = """
SELECT c.relname FROM pg_trigger JOIN pg_class AS c ON c.oid = tgrelid
WHERE tgname = %(trigger)s AND c.relname = ANY(%(tables)s) AND c.relnamespace = current_schema()::regnamespace
"""


def current() -> str:
    """The version of the content that a query of this connection sees now, at this server."""
    return _version(_asked(VERSION.format(and_more="")))


def settled() -> str | None:
    """The version, with the database that it is of; None in a transaction that changed public content itself."""
    *numbers, raised_here = _asked(VERSION.format(and_more=RAISED_HERE))
    return None if raised_here else f"{connection.settings_dict['NAME']}-{_version(numbers)}"


def _asked(question):
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()


def _version(numbers):
    return "-".join(map(str, numbers))


def watch(*, private: Iterable[str], partly: Mapping[str, str], using: str) -> None:
    """Let every change raise the version, in all tables of our own models but the `private` ones (names of tables).

    `partly` says in SQL of which rows of a table this holds; {} stands for the row.
    """
    tables = set(_tables()).difference(private)
    with connections[using].cursor() as cursor:
        for table in tables_without(cursor, TRIGGER, tables.difference(partly)):
            _raise_after(cursor, "INSERT OR UPDATE OR DELETE OR TRUNCATE", table)
        by_rows = tables_without(cursor, f"{TRIGGER}_update", tables.intersection(partly), function=TRIGGER)
        for table in by_rows:
            _raise_after(cursor, "TRUNCATE", table)
            for act, rows in ROWS.items():
                _raise_after(cursor, act, table, " OR ".join(partly[table].format(row) for row in rows))
        for table in _watched(cursor, private):  # an older release thought otherwise
            cursor.execute(f'DROP TRIGGER {TRIGGER} ON "{table}"')


def _watched(cursor, tables):
    cursor.execute(WATCHED, {"tables": list(tables), "trigger": TRIGGER})
    return [table for (table,) in cursor.fetchall()]


def _raise_after(cursor, act, table, when=""):
    """For an older portal instead of the trigger that did not look at rows."""
    name, each = (f"{TRIGGER}_{act.lower()}", f"ROW WHEN ({when})") if when else (TRIGGER, "STATEMENT")
    cursor.execute(
        f'CREATE OR REPLACE TRIGGER {name} AFTER {act} ON "{table}" FOR EACH {each} EXECUTE FUNCTION {TRIGGER}()'
    )


def _tables():
    """Of our own apps: what stands outside this project shows nothing to visitors."""
    for model in apps.get_models(include_auto_created=True):
        ours = not apps.get_app_config(model._meta.app_label).path.count("site-packages")
        if ours and model._meta.managed and not model._meta.proxy:
            yield model._meta.db_table
