"""Load the content that the portal starts with: thema's, landen, netwerken and our own praktijken."""

import csv
import tomllib
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from kennisbank.models import Land, Netwerk, Thema
from kennisbank.storing import import_records
from raadsportaal.basis.indexing import sort_key
from raadsportaal.basis.models import Status

DATA = Path(__file__).with_name("data")
OWN = "raadsportaal"


def load_lists():
    """Add the thema's, landen and netwerken that are missing; what is there is an editor's."""
    with transaction.atomic():
        Thema.objects.bulk_create([Thema(**row) for row in _rows("themas.csv")], ignore_conflicts=True)
        landen = [Land(**row, sorteersleutel=sort_key(row["naam"])) for row in _rows("landen.csv")]
        Land.objects.bulk_create(landen, ignore_conflicts=True)
        known = set(Netwerk.objects.values_list("slug", flat=True))
        themas = {thema.slug: thema for thema in Thema.objects.all()}
        for row in _rows("netwerken.csv"):
            if row["slug"] not in known:
                names = [name for name in row.pop("themas").split(";") if name]
                row["trefwoorden"] = [word for word in row["trefwoorden"].split(";") if word]
                row["opgericht"] = row["opgericht"] or None
                netwerk = Netwerk.objects.create(**row, status=Status.GEPUBLICEERD)
                netwerk.themas.set([themas[name] for name in names])
                netwerk.index()


def load_praktijken(progress=None):
    """Import our own collection, published; returns the report."""
    # Mixed, but the same on every machine: "nieuwste" of a fresh portal should not be the end of the alphabet.
    files = sorted((DATA / "praktijken").glob("*.toml"), key=lambda file: sha256(file.stem.encode()).digest())
    rows = ((number, tomllib.loads(file.read_text(encoding="utf-8"))) for number, file in enumerate(files, start=1))
    return import_records(rows, OWN, status=Status.GEPUBLICEERD, progress=progress)


def _rows(name):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
