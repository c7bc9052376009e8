"""What an import did, and what undoing it would do, for the pages that say so."""

from datetime import datetime

from django.core.paginator import Page

from raadsportaal.basis.adminnames import change_url
from raadsportaal.redactie.imports.kinds import Soort
from raadsportaal.redactie.imports.restoring import Terug
from raadsportaal.redactie.imports.steps import is_busy
from raadsportaal.redactie.imports.undo import DAYS, KEPT, can_undo
from raadsportaal.redactie.models import Import

MOST_SHOWN = 200


def context(partij: Import, soort: Soort, paged: Page, now: datetime, *, may_undo: bool) -> dict:
    known = _named(soort, [regel.record for regel in paged.object_list])
    busy = is_busy(partij)
    rows = [(regel, *known.get(regel.record, ("is er niet meer", ""))) for regel in paged.object_list]
    return {
        "partij": partij,
        "soort": soort,
        "gedaan": partij.aantallen.get("gedaan", {}),
        "overgeslagen": partij.aantallen.get("overgeslagen", 0),
        "fouten": partij.aantallen.get("telling", {}).get("fout", 0),
        "opmerkingen": partij.aantallen.get("opmerkingen", []),
        "gehouden": partij.aantallen.get("gehouden", []),
        "terug": partij.aantallen.get("terug"),
        "bezig": "opdracht" in partij.aantallen,
        "loopt": busy,
        "mag_terug": may_undo and can_undo(partij, now) and not busy,
        "dagen": DAYS,
        "tot": partij.ingelezen_op and partij.ingelezen_op + KEPT,
        "pagina": paged,
        "records": rows,
    }


def _named(soort, pks):
    """{pk: (name, its page in the admin)}"""
    with soort.scope():
        mine = soort.model.objects.filter(pk__in=pks).for_import()
        return {record.pk: (str(record), change_url(record, record.pk)) for record in mine}


def of_undoing(records: list[Terug]) -> dict:
    """The records by what becomes of them, not more than fit a page."""
    lists = {
        "weg": [one for one in records if one.gaat_weg],
        "hersteld": [one for one in records if one.krijgt_terug],
        "gebleven": [one for one in records if one.blijft],
    }
    return {
        "lijsten": {name: found[:MOST_SHOWN] for name, found in lists.items()},
        "tellingen": {name: len(found) for name, found in lists.items()},
        "meer": {name: max(0, len(found) - MOST_SHOWN) for name, found in lists.items()},
    }
