"""Load the groups of words that the portal starts with (data/woordgroepen.csv)."""

import csv
from pathlib import Path

from raadsportaal.basis.search.tables import Woordgroep

FILE = Path(__file__).parents[1] / "data" / "woordgroepen.csv"


def load_woordgroepen() -> int:
    """Add the groups that are missing; returns how many. What is there, or was switched off, is an editor's."""
    known = set(Woordgroep.objects.values_list("sleutel", flat=True))
    groups = [group for group in read_woordgroepen() if group.sleutel not in known]
    Woordgroep.objects.bulk_create(groups)
    return len(groups)


def read_woordgroepen() -> list[Woordgroep]:
    """The groups of the file, not saved."""
    with FILE.open(encoding="utf-8", newline="") as file:
        groups = [Woordgroep(**row) for row in csv.DictReader(file, delimiter=";")]
    for group in groups:
        group.tidy()
    return groups
