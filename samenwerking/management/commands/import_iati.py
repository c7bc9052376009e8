"""Import programmes and projects from an IATI file or the address of one; they arrive as concept."""

import time
from contextlib import nullcontext
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from raadsportaal.basis.fetching import fetched
from raadsportaal.basis.tables.files import BrokenFile
from samenwerking.iati.importing import import_iati

MOST_NOTES = 200  # printed; the others are counted


class Command(BaseCommand):
    help = "Leest programma's en projecten in uit een IATI-bestand (2.02 of 2.03). Ze komen binnen als concept."

    def add_arguments(self, parser):
        parser.add_argument("bron", help="een bestand, of een adres dat begint met http:// of https://")
        parser.add_argument("--dry-run", action="store_true", help="alleen laten zien wat er zou gebeuren")

    def handle(self, bron, dry_run, **options):
        started, url = time.perf_counter(), bron if "://" in bron else ""
        try:
            with fetched(url) if url else nullcontext(_file(bron)) as path:
                report = import_iati(path, url=url, dry_run=dry_run, progress=self._progress)
        except BrokenFile as fault:
            raise CommandError(f"{fault} Er is niets ingelezen.")
        self.stdout.write(f"In dit bestand staan {report.rows} activiteiten.")
        hidden, report.notes = report.notes[MOST_NOTES:], report.notes[:MOST_NOTES]
        if hidden:
            report.notes.append(f"En nog {len(hidden)} opmerkingen.")
        for line in report.lines(dry_run=dry_run):
            self.stdout.write(line)
        self.stdout.write(f"Klaar in {time.perf_counter() - started:.1f} seconden.")

    def _progress(self, done):
        self.stderr.write(f"{done} activiteiten gelezen ...")


def _file(name):
    path = Path(name)
    if not path.is_file():
        raise BrokenFile(f"Het bestand {name} bestaat niet.")
    return path
