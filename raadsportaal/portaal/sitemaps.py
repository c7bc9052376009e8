"""What search engines may read: every public page with a day of its last change, one query for each kind."""

from functools import partial

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from raadsportaal.basis import kinds

# Pages that are there whatever is published, beside those that list all of a kind.
SINGLE = [
    "portaal:home", "portaal:over", "portaal:controle", "portaal:toegankelijkheid", "portaal:privacy",
    "portaal:over_suggesties", "portaal:open_data", "meetlat:ontbreekt", "kennisbank:voordragen", "engels:lijst",
    "samenwerking:samenwerking", "samenwerking:uitwisseling",
]  # fmt: skip
# The Global Goals stand on the page of their agenda, which comes with the agendas; of municipalities no page is told.
NO_LIST = {"", "agendas:global_goals", "portaal:gemeenten"}


class Pages(Sitemap):
    def items(self):
        return [*SINGLE, *sorted({kind.all_of for kind in kinds.every()} - NO_LIST)]

    def location(self, item):
        return reverse(item)


class Records(Sitemap):
    """What is published of one kind. Made for each request: its rows are read once."""

    def __init__(self, kind):
        self.found = list(kind.pages(kind.model.objects.all()).order_by("pk"))

    def items(self):
        return self.found

    def lastmod(self, item):
        return getattr(item, "gewijzigd_op", None)


SITEMAPS = {
    "paginas": Pages,
    **{kind.name: partial(Records, kind) for kind in kinds.every() if kind.pages},
}
