"""What must be so before the database is brought up to date: its data are not those of an older portal."""

from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.checks import Error, Tags, register
from django.db import connections
from django.db.migrations.loader import MigrationLoader

from raadsportaal.basis import database

OLDER = "De gegevens in deze database zijn van een oudere versie van het portaal. Deze versie kan er niet mee werken."


@register(Tags.database)
def data_are_of_this_version(app_configs, databases, **kwargs):
    """Runs with `migrate`, before anything changes, and with `check --database default`."""
    return [
        Error(OLDER, hint=begin_afresh(), id="basis.E001") for alias in databases or () if is_older(connections[alias])
    ]


def is_older(connection) -> bool:
    """Whether migrations of ours were applied that are not in the code: before the first release they began again."""
    loader = MigrationLoader(connection)
    ours = _own_apps()
    return any(app in ours for app, name in loader.applied_migrations.keys() - loader.disk_migrations.keys())


def begin_afresh() -> str:
    """How to go on with an empty database, for this portal."""
    folder = database.folder()
    if folder is None:
        return "Maak een nieuwe, lege database en zet haar adres in DATABASE_URL."
    return (
        "Begin opnieuw: zet --fresh achter het commando van de demo, of gooi deze map weg: "
        f"{folder}. Wat u in de demo invoerde, bent u dan kwijt."
    )


def _own_apps():
    folders = {settings.BASE_DIR, settings.BASE_DIR / "raadsportaal"}
    return {config.label for config in apps.get_app_configs() if Path(config.path).parent in folders}
