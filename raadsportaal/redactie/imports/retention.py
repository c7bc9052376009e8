"""What an import may keep, and how long (docs/gegevens.md): its rows go when it can no longer be undone."""

from datetime import datetime

from django.db import transaction

from raadsportaal.redactie.imports.undo import KEPT
from raadsportaal.redactie.models import Import, Importregel


@transaction.atomic
def forget(now: datetime) -> int:
    """Of the nightly clearing: the rows of imports of over thirty days, and files that nobody agreed to since."""
    Import.objects.waiting().loaded_before(now - KEPT).delete()
    old = Import.objects.written_before(now - KEPT).exclude(rijen=[])
    Importregel.objects.filter(partij__in=old).delete()
    for partij in old.only("aantallen"):
        partij.aantallen.pop("fouten", None)
        partij.save(update_fields=["aantallen"])
    return old.update(rijen=[])
