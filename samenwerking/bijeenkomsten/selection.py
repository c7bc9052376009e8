"""What a visitor chose of events: one selection for the list, the month and the calendar."""

from raadsportaal.basis.search.facets import Selection
from raadsportaal.basis.search.lists import Lijst
from samenwerking.bijeenkomsten.facets import BIJEENKOMST_FACETS
from samenwerking.models import Bijeenkomst

LIJST = Lijst(
    kind=Bijeenkomst.KIND,
    facets=BIJEENKOMST_FACETS,
    naam="bijeenkomsten",
    een="bijeenkomst",
    meer="bijeenkomsten",
    page="bijeenkomsten/bijeenkomsten.html",
    fragment="bijeenkomsten/_bijeenkomstlijst.html",
    urls={"lijst": "bijeenkomsten:bijeenkomsten", "rss": "bijeenkomsten:rss"},
    per_page=25,
)


def select(request, events, **where) -> Selection:
    """What is chosen of these events, which stay in their order; `where` is the path, and what its address keeps."""
    return LIJST.select(request, among=list(events.values_list("pk", flat=True)), **where)
