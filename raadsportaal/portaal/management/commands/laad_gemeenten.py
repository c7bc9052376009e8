"""Load a newer register of municipalities; after a merger the dossiers and the people go to the successor."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.dossiers.herindeling import move_to_successors
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
        today = timezone.localdate()
        try:
            register = load_gemeenten(bestand)
        except BrokenFile as fault:
            raise CommandError(str(fault))
        chosen = dict(_pair(text, today) for text in opvolger)  # after loading: a successor may be new
        for line in [*register.lines(), *move_to_successors(today, chosen)]:
            self.stdout.write(str(line))
        if dry_run:
            transaction.set_rollback(True)
            self.stdout.write("Dit was een proef: er is niets opgeslagen.")


def _pair(text, today):
    codes = van, naar = [code.strip() for code in text.partition("=")[::2]]
    for code in codes:
        if not Gemeente.objects.filter(code=code).exists():
            raise CommandError(f"--opvolger {text}: {code or 'niets'} is geen code van een gemeente.")
    if van == naar:
        raise CommandError(f"--opvolger {text}: een gemeente volgt zichzelf niet op.")
    if not Gemeente.objects.get(code=naar).exists(today):
        raise CommandError(f"--opvolger {text}: {naar} bestaat niet meer. Kies een gemeente van nu.")
    return van, naar
