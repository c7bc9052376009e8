"""What must be so before the portal runs: its role in the database may not walk past row-level security."""

from django.core.checks import Error, Tags, register
from django.db import connections

WALKS_PAST = "SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user"


@register(Tags.database)
def role_is_ordinary(app_configs, databases, **kwargs):
    """Runs with `migrate`, and so with the demo, and with `check --database default`."""
    return [fault for alias in databases or () for fault in _faults(connections[alias])]


def _faults(connection):
    with connection.cursor() as cursor:
        cursor.execute(WALKS_PAST)
        if not cursor.fetchone()[0]:
            return []
    return [
        Error(
            "Deze databasegebruiker is superuser of heeft BYPASSRLS. Dan houdt de database gemeenten niet uit elkaar.",
            hint="Geef het portaal een gewone gebruiker die eigenaar is van de database (docs/beheer.md).",
            id="gemeenten.E001",
        )
    ]
