"""What an update of the database does to the version that still runs: expand first, contract in a later version.

While servers change over one by one, the old code writes in the new tables. A migration that takes away or demands what
the old code does not know stops it; one that locks a large table makes everybody wait.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently
from django.db import connection, models
from django.db.migrations import operations as ops
from django.db.migrations.executor import MigrationExecutor

LARGE = 100_000  # rows: an index on fewer is there within a second
STOPS, LOCKS, LOOK = "stopt de oude versie", "laat iedereen wachten", "kijk zelf na"
TAKES_AWAY = re.compile(
    r"\bDROP\s+(TABLE|COLUMN)\b|\bRENAME\b|\bSET\s+NOT\s+NULL\b|\bTRUNCATE\b|\bALTER\s+COLUMN\s+\S+\s+TYPE\b"
    r"|\bCREATE\s+(UNIQUE\s+)?INDEX\s+(?!CONCURRENTLY)",
    re.I,
)
ROWS = "SELECT relname, reltuples::bigint FROM pg_class WHERE relkind IN ('r', 'p') AND reltuples > 0"


@dataclass(frozen=True)
class Bevinding:
    migratie: str
    wat: str
    gevolg: str


def findings() -> list[Bevinding]:
    """Of all migrations that this code has and the database has not."""
    executor = MigrationExecutor(connection)
    loader = executor.loader
    applied = [node for node in loader.applied_migrations if node in loader.graph.nodes]
    state, found = loader.project_state(applied), []
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        rows = dict(cursor.fetchall())
    for migration, _ in executor.migration_plan(loader.graph.leaf_nodes()):
        name = f"{migration.app_label}.{migration.name}"
        for operation in migration.operations:
            found += [
                Bevinding(name, operation.describe(), gevolg)
                for gevolg in consequences(operation, migration.app_label, state, rows)
            ]
            operation.state_forwards(migration.app_label, state)
    return found


def ahead() -> list[str]:
    """Migrations in the database that this code does not know: it is older than the database."""
    loader = MigrationExecutor(connection).loader
    ours = {app for app, _ in loader.graph.nodes}
    return sorted(
        f"{app}.{name}" for app, name in loader.applied_migrations if app in ours and not _known(loader, app, name)
    )


def _known(loader, app, name):
    return (app, name) in loader.graph.nodes or any(
        (app, name) in one.replaces for one in loader.disk_migrations.values()
    )


def consequences(operation, app: str, state, rows: dict[str, int]) -> Iterator[str]:
    """What one operation does to who is at work; `state` is that before it, `rows` how many a table has."""
    match operation:
        case ops.SeparateDatabaseAndState():
            for one in operation.database_operations:
                yield from consequences(one, app, state, rows)
        case ops.RemoveField() | ops.RenameField() | ops.DeleteModel() | ops.RenameModel() | ops.AlterModelTable():
            yield STOPS
        case ops.AddField():
            yield from _added(operation.field)
        case ops.AlterField():
            yield from _altered(_field(state, app, operation), operation.field)
        case AddIndexConcurrently() | AddConstraintNotValid():  # nobody waits for these
            return
        case ops.AddIndex() | ops.AddConstraint() | ops.AlterUniqueTogether():
            if rows.get(_table(state, app, operation), 0) >= LARGE:
                yield LOCKS
        case ops.RunPython():
            yield LOOK
        case ops.RunSQL() if TAKES_AWAY.search(_text(operation.sql)):
            yield LOOK


def _added(field):
    """Django takes a default out of the database again: the old code writes rows without a value."""
    many_to_many = isinstance(field, models.ManyToManyField)
    if not (many_to_many or field.null or field.has_db_default() or field.generated):
        yield STOPS


def _altered(before, after):
    if before.null and not after.null:
        yield STOPS
    elif before.db_type(connection) != after.db_type(connection):
        yield LOOK


def _field(state, app, operation):
    """As a real field, that knows what it is in the database."""
    model = state.apps.get_model(app, operation.model_name)
    return model._meta.get_field(operation.name)


def _table(state, app, operation):
    name = getattr(operation, "model_name", None) or operation.name
    return state.apps.get_model(app, name)._meta.db_table


def _text(sql):
    parts = sql if isinstance(sql, (list, tuple)) else [sql]
    return " ; ".join(part if isinstance(part, str) else str(part[0]) for part in parts)
