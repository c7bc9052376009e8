"""Keep "Loopt het nu?" true: the search rows of programmes that began or ended since they were written."""

from datetime import date

from django.db import transaction

from raadsportaal.basis.models import SearchRow
from raadsportaal.basis.search import indexing
from samenwerking.facets import LOPEN, PROGRAMMA_FACETS
from samenwerking.models import Programma

FACET = 1 + next(place for place, facet in enumerate(PROGRAMMA_FACETS) if facet.param == "loopt")


@transaction.atomic
def refresh_loop(today: date) -> int:
    """Write anew the search rows that say something else of a programme than is true today; returns how many."""
    indexing.lock(Programma.KIND)
    programmas = Programma.objects.published()
    said = dict(SearchRow.objects.filter(kind=Programma.KIND).values_list("object_id", "facets"))
    stale = [p.pk for p in programmas.only("begin", "einde") if _value(p.loop(today)) not in said.get(p.pk, [])]
    programmas.write_index(list(programmas.with_ids(stale).indexable()), on=today)
    return len(stale)


def _value(loop):
    """The number of this state in the search table."""
    return FACET * 1000 + LOPEN.index(loop)
