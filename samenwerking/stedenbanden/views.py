"""The public register of city partnerships: list, filters, map, and the same selection as a file."""

from raadsportaal.basis.tables.exports import MOST
from samenwerking.models import Bandstand, Stedenband
from samenwerking.stedenbanden import exports
from samenwerking.stedenbanden.facets import STEDENBAND_FACETS
from samenwerking.stedenbanden.selection import LIJST


def stedenbanden(request):
    """By municipality, as a register is read. The map has every place that was found, the list so many pages."""
    selection = LIJST.select(request)
    found = selection.find(limit=MOST)
    banden = Stedenband.objects.among(found.ids)
    results = list(banden.for_list().by_gemeente()[: selection.page * LIJST.per_page])
    extra = {"register": _register(selection), "posities": list(banden.order_by().positions())}
    return LIJST.answer(request, selection, found, results, **extra)


def _register(selection):
    """How large the whole register is, from what the selection knows already."""
    numbers = {facet.param: number for number, facet in enumerate(STEDENBAND_FACETS, start=1)}
    landen = [row for row in selection.known if row.value // 1000 == numbers["land"]]
    unsure = sum(row.n for row in selection.known if row.key == Bandstand.NIET_BEVESTIGD)
    total = selection.whole.get(0, 0)
    return {"banden": total, "landen": len(landen), "onzeker": unsure, "bekend": total - unsure}


def export(request, soort):
    found = LIJST.select(request).find(limit=MOST)
    return LIJST.file(soort, exports.rows(Stedenband.objects.among(found.ids).for_list().by_gemeente()))
