"""The content under every test: that of a fresh portal, with the invented municipalities of the demo."""

from datetime import date
from io import StringIO

from django.core.management import call_command

from raadsportaal.portaal.demo.dossiers import load_demo
from raadsportaal.portaal.management.commands import laad_inhoud
from tests.ground import migrating

PASSWORD = "geheim"


def load(today: date) -> None:
    """Fill a database that is new and empty."""
    with migrating.only_neighbours():
        call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    # The command itself and not its name: so its imports are among the ingredients.
    call_command(laad_inhoud.Command(), stdout=StringIO())
    load_demo(today, PASSWORD)
