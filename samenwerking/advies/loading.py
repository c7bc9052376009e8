"""Load the first answers for everyone. The group of VNG staff who answer is in gemeenten/staff_groups.py."""

from pathlib import Path

from raadsportaal.basis.tables.files import own_rows
from raadsportaal.redactie.models import Status
from samenwerking.models import Veelgesteld

DATA = Path(__file__).parents[1] / "data" / "veelgesteld.csv"


def load_advies() -> int:
    """Add what is missing, by slug; returns how many answers."""
    known = set(Veelgesteld.objects.values_list("slug", flat=True))
    rows = [row for row in own_rows(DATA) if row["slug"] not in known]
    for row in rows:
        Veelgesteld.objects.create(**row, status=Status.GEPUBLICEERD)
    return len(rows)
