"""Look for what must be checked again ("Controle nodig"); to be run every night."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from raadsportaal.portaal import nightly_checks


class Command(BaseCommand):
    help = "Zoekt welke pagina's een redacteur weer moet bekijken, en waarom. Bedoeld voor elke nacht."

    def handle(self, **options):
        for reason, (opened, closed) in nightly_checks.search(timezone.now()).items():
            self.stdout.write(f"{reason}: {opened} erbij, {closed} afgedaan")
