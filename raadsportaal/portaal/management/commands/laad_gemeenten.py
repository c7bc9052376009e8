"""Load a newer register of municipalities; after a merger the dossiers and the people go to the successor."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from raadsportaal.basis.importing import BrokenFile
from raadsportaal.dossiers.merging import move_to_successors
from raadsportaal.gemeenten.loading import REGISTER, load_gemeenten
from raadsportaal.gemeenten.models import Gemeente


class Command(BaseCommand):
    help = "Laadt een nieuwer register van gemeenten. Bij een herindeling verhuizen dossiers en mensen mee."

    def add_arguments(self, parser):
        parser.add_argument("bestand", nargs="?", default=REGISTER, help="CSV zoals gemeenten/data/gemeenten.csv")
        parser.add_argument("--opvolger", action="append", default=[], help="GM0001=GM0002: wie de dossiers krijgt")
        parser.add_argument("--dry-run", action="store_true", help="alleen laten zien wat er zou veranderen")

    @transaction.atomic
    def handle(self, bestand, opvolger, dry_run, **options):
        chosen = dict(_pair(text) for text in opvolger)
        try:
            register = load_gemeenten(bestand)
        except BrokenFile as fault:
            raise CommandError(str(fault))
        for line in [*register.lines(), *move_to_successors(timezone.localdate(), chosen)]:
            self.stdout.write(str(line))
        if dry_run:
            transaction.set_rollback(True)
            self.stdout.write("Dit was een proef: er is niets opgeslagen.")


def _pair(text):
    van, _, naar = text.partition("=")
    if not Gemeente.objects.filter(code=naar).exists():
        raise CommandError(f"--opvolger {text}: {naar or 'niets'} is geen code van een gemeente.")
    return van, naar
