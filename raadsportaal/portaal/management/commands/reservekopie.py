"""`manage.py reservekopie MAP`: database and attachments in a folder of their own, whole or not at all."""

from datetime import UTC
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from raadsportaal.basis.database.locks import alone
from raadsportaal.portaal.models import Verrichting
from raadsportaal.portaal.operating import copies
from raadsportaal.portaal.operating.nightly import BACKUP


class Command(BaseCommand):
    help = "Maakt een kopie van database en bijlagen, met een lijst om hem bij het terugzetten na te kijken."

    def add_arguments(self, parser):
        parser.add_argument("map", type=Path, help="waar de kopieën staan")
        parser.add_argument("--bewaar", type=int, default=0, help="gooi de oudste weg, tot er zoveel over zijn")
        parser.add_argument("--sleutel", default=settings.RESERVEKOPIE_SLEUTEL, help="van age (age1...) of gpg")

    def handle(self, map, bewaar, sleutel, **options):
        if bewaar < 0:
            raise CommandError("--bewaar is een getal van 1 of meer.")
        with alone(connection, BACKUP):
            verrichting = Verrichting.objects.begin(BACKUP)
            try:
                copy = copies.make(map, sleutel, timezone.now().astimezone(UTC))
            except Exception as fault:
                verrichting.close(fout=type(fault).__name__)
                raise
            size = sum(path.stat().st_size for path in copy.iterdir())
            verrichting.close({"bytes": size})
            gone = copies.keep_newest(map, bewaar) if bewaar else []
        self.stdout.write(self.style.SUCCESS(f"{copy}: {size / 1e6:.1f} MB"))
        for name in gone:
            self.stdout.write(f"Weggegooid: {name}")
