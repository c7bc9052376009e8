"""Load the steps of the guide: data/op-weg.toml, published."""

import tomllib
from pathlib import Path

from django.db import transaction

from raadsportaal.redactie.models import Status
from samenwerking.models import Beleidsstap, Beleidsvoorbeeld

DATA = Path(__file__).parents[1] / "data" / "op-weg.toml"


@transaction.atomic
def load_op_weg() -> int:
    """Add what is missing, by slug; what is there is an editor's. Returns how many steps."""
    known = set(Beleidsstap.objects.values_list("slug", flat=True))
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))["stap"]
    new = [row for row in rows if row["slug"] not in known]
    for row in new:
        voorbeelden = row.pop("voorbeelden")
        stap = Beleidsstap.objects.create(**row, status=Status.GEPUBLICEERD)
        Beleidsvoorbeeld.objects.bulk_create(Beleidsvoorbeeld(stap=stap, **voorbeeld) for voorbeeld in voorbeelden)
        stap.index()  # it is found by its examples too
    return len(new)
