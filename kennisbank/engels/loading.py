"""Load our own English versions, published; what is there already is an editor's."""

import tomllib
from pathlib import Path

from django.db import transaction

from kennisbank.models import EngelseVersie, Praktijk
from raadsportaal.redactie.models import Status

DATA = Path(__file__).parents[1] / "data" / "engels"


@transaction.atomic
def load_engels() -> int:
    """Add those that are missing; returns how many. A file has the name of its Dutch praktijk.

    One whose praktijk is gone, or whose address is taken, is left out.
    """
    praktijken = {praktijk.slug: praktijk for praktijk in Praktijk.objects.without_engels().only("slug")}
    taken, added = set(EngelseVersie.objects.values_list("slug", flat=True)), 0
    for file in sorted(DATA.glob("*.toml")):
        record = tomllib.loads(file.read_text(encoding="utf-8"))
        if (praktijk := praktijken.get(file.stem)) and record["slug"] not in taken:
            EngelseVersie.objects.create(**record, praktijk=praktijk, status=Status.GEPUBLICEERD)
            added += 1
    return added
