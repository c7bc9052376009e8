"""Write eerder.csv beside our own files: what they said in earlier revisions and do not say any more."""

import csv
import subprocess
from collections import defaultdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from agendas import loading as agendas
from raadsportaal.redactie.editions import COLUMNS, NAME, NEW, digest
from samenwerking.bijeenkomsten import loading as bijeenkomsten
from samenwerking.landen import loading as landen
from samenwerking.stedenbanden import loading as stedenbanden

FOLDERS = {
    "agendas/data": {f"{name}.csv": lambda text, name=name: agendas.read(name, text) for name in agendas.KEYS},
    "samenwerking/data": {
        "bijeenkomsten.toml": bijeenkomsten.read, "landen.toml": landen.read, "stedenbanden.csv": stedenbanden.read,
    },
}  # fmt: skip


class Command(BaseCommand):
    help = "Schrijft eerder.csv: vingerafdrukken van wat onze eigen bestanden in eerdere uitgaven zeiden."

    def add_arguments(self, parser):
        parser.add_argument("revisies", nargs="+", help="eerdere uitgaven, zoals git ze kent; de oudste eerst")

    def handle(self, revisies, **options):
        root = Path(settings.BASE_DIR)
        for folder, files in FOLDERS.items():
            rows = set()
            for name, read in files.items():
                present = read((root / folder / name).read_text(encoding="utf-8"))
                earlier = [read(text) for revision in revisies if (text := shown(root, revision, folder, name))]
                rows |= {(name, *line) for records in earlier for line in differences(records, present)}
            path = root / folder / NAME
            with path.open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerows([COLUMNS, *sorted(rows)])
            self.stdout.write(f"{path.relative_to(root)}: {len(rows)} regels.")


def differences(earlier: dict, present: dict) -> list[tuple[str, str, str]]:
    """(key, field, digest) of what `earlier` says and `present` does not; and of each record that is new."""
    found = defaultdict(list)
    for key, record in earlier.items():
        now = present.get(key)
        for field, value in record.items():
            if now is None or digest(now.get(field)) != digest(value):
                found[key].append((key, field, digest(value)))
    for key in present.keys() - earlier.keys():
        found[key].append((key, NEW, ""))
    return [line for lines in found.values() for line in lines]


def shown(root: Path, revision: str, folder: str, name: str) -> str:
    """The text of a file in a revision, "" of one that it did not have. Raises CommandError for no revision."""
    command = ["git", "-C", root, "show", f"{revision}:{folder}/{name}"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
    if done.returncode and "exists on disk, but not in" not in done.stderr:
        raise CommandError(done.stderr.strip())
    return done.stdout
