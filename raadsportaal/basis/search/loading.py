"""Load the groups of words that the portal starts with (data/woordgroepen.csv)."""

import csv
from pathlib import Path

from raadsportaal.basis.search.tables import Woordgroep

FILE = Path(__file__).parents[1] / "data" / "woordgroepen.csv"


def load_woordgroepen() -> int:
    """Add the groups that are missing; returns how many. What is there, or was switched off, is an editor's.

    Only a group without any plain words gets those of the file: it may be of before there were any.
    """
    known = {group.sleutel: group for group in Woordgroep.objects.all()}
    missing, without = [], []
    for group in read_woordgroepen():
        if group.sleutel not in known:
            missing.append(group)
        elif group.spreektaal and not known[group.sleutel].spreektaal:
            known[group.sleutel].spreektaal = group.spreektaal
            without.append(known[group.sleutel])
    Woordgroep.objects.bulk_create(missing)
    Woordgroep.objects.bulk_update(without, ["spreektaal"])
    return len(missing)


def read_woordgroepen() -> list[Woordgroep]:
    """The groups of the file, not saved."""
    with FILE.open(encoding="utf-8", newline="") as file:
        groups = [Woordgroep(**row) for row in csv.DictReader(file, delimiter=";")]
    for group in groups:
        group.tidy()
    return groups
