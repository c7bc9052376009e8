"""Load the content that the portal starts with; run again it adds only what is missing."""

from django.core.management.base import BaseCommand

from agendas.loading import load_agendas
from kennisbank.loading import load_lists, load_praktijken


class Command(BaseCommand):
    help = "Laadt agenda's, netwerken en voorbeelden. Wat er al is en door een redacteur is gewijzigd, blijft zo."

    def handle(self, **options):
        added = load_agendas()
        self.stdout.write("Agenda's: " + ", ".join(f"{n} {name} erbij" for name, n in added.items()))
        load_lists()
        report = load_praktijken(progress=lambda done: self.stdout.write(f"Voorbeelden: {done} gelezen ..."))
        for line in report.lines():
            self.stdout.write(f"Voorbeelden: {line}")
