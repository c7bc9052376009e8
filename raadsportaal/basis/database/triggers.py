"""Which tables lack a trigger, for those that are put there after each `migrate`."""

from collections.abc import Iterable

# Of the tables and functions that are there: a migration can stop halfway, or go back.
LACKING = """
SELECT c.relname FROM pg_class AS c JOIN pg_proc AS p ON p.proname = %(function)s
WHERE c.relname = ANY(%(tables)s) AND c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace
AND NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgname = %(trigger)s)
"""


def tables_without(cursor, trigger: str, tables: Iterable[str], *, function: str = "") -> list[str]:
    """Those of these tables that have no such trigger yet; `function` is what it calls, where that has another name."""
    cursor.execute(LACKING, {"tables": sorted(tables), "trigger": trigger, "function": function or trigger})
    return [table for (table,) in cursor.fetchall()]
