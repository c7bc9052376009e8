"""`manage.py zet_terug KOPIE`: a copy of `reservekopie` into a database with nothing in it."""

from pathlib import Path

from django.core.management.base import BaseCommand

from raadsportaal.portaal.operating import restoring


class Command(BaseCommand):
    help = "Zet een kopie terug in een lege database, en kijkt na of alles er is."

    def add_arguments(self, parser):
        parser.add_argument("kopie", type=Path, help="de map van één kopie: raadsportaal-...")
        parser.add_argument("--identiteit", default="", help="het bestand met de sleutel van age")

    def handle(self, kopie, identiteit, **options):
        content = restoring.put_back(kopie, identiteit)
        rows = sum(content["tabellen"].values())
        self.stdout.write(
            self.style.SUCCESS(
                f"Teruggezet: {rows} rijen in {len(content['tabellen'])} tabellen, {content['bestanden']} bijlagen, "
                f"{len(content['beleid'])} sloten en {len(content['triggers'])} triggers. Draai nu manage.py migrate."
            )
        )
