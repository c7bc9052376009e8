"""Import praktijken from a file of another collection; they arrive as concept."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from kennisbank.mapping import Mapping
from kennisbank.storing import import_records
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.basis.tables.reading import read_rows


class Command(BaseCommand):
    help = "Leest voorbeelden in uit CSV, XLSX, JSON of NDJSON. Ze komen binnen als concept."

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--mapping", type=Path, help="TOML: welke kolom vult welk veld (kennisbank/data/mappings/)")
        parser.add_argument("--verzameling", help="naam van de verzameling; anders die van de mapping of het bestand")
        parser.add_argument("--dry-run", action="store_true", help="alleen laten zien wat er zou gebeuren")

    def handle(self, bestand, mapping, verzameling, dry_run, **options):
        try:
            rows, started = read_rows(bestand), time.perf_counter()
            if mapping:
                mapping = Mapping(mapping)
                rows = ((number, mapping.apply(row)) for number, row in rows)
            name = verzameling or (mapping.verzameling if mapping else bestand.stem)
            report = import_records(rows, name[:60], dry_run=dry_run, progress=self._progress)
        except BrokenFile as fault:
            raise CommandError(f"{fault} Er is niets ingelezen.")
        for line in report.lines(dry_run=dry_run):
            self.stdout.write(line)
        self.stdout.write(f"Klaar in {time.perf_counter() - started:.1f} seconden.")

    def _progress(self, done):
        self.stderr.write(f"{done} rijen gelezen ...")
