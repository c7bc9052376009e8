"""What search engines may read: every public page with a day of its last change, one query for each kind."""

from functools import partial

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from agendas.models import Agenda, Doel, Indicator
from kennisbank.models import Collectie, EngelseVersie, Netwerk, Praktijk, Thema
from samenwerking.models import Bijeenkomst, Inzet, Landpagina, Oproep, Programma

LISTS = [
    "portaal:home", "portaal:over", "portaal:controle", "portaal:toegankelijkheid", "portaal:privacy",
    "portaal:over_suggesties", "portaal:open_data", "agendas:agendas", "meetlat:cijfers", "meetlat:ontbreekt",
    "kennisbank:praktijken", "kennisbank:netwerken", "kennisbank:collecties", "kennisbank:themas",
    "kennisbank:voordragen", "engels:lijst", "samenwerking:samenwerking", "samenwerking:programmas",
    "samenwerking:landen", "samenwerking:stedenbanden", "samenwerking:oproepen", "samenwerking:uitwisseling",
    "samenwerking:op_weg", "samenwerking:belangenbehartiging", "bijeenkomsten:bijeenkomsten", "advies:advies",
]  # fmt: skip


class Pages(Sitemap):
    def items(self):
        return LISTS

    def location(self, item):
        return reverse(item)


class Records(Sitemap):
    """What is published of one kind. Made for each request: its rows are read once."""

    def __init__(self, published):
        self.found = list(published())

    def items(self):
        return self.found

    def lastmod(self, item):
        return getattr(item, "gewijzigd_op", None)


def _doelen():
    """Those of the Global Goals: a commitment of another agenda stands on the page of its agenda."""
    return Doel.objects.published_goals()


def _landen():
    """Those with a text of their own; of the others the page has only what is listed there."""
    return Landpagina.objects.select_related("land").order_by("pk")


def _published(model):
    return model.objects.published().order_by("pk")


PUBLISHED = (Agenda, Indicator, Praktijk, EngelseVersie, Netwerk, Collectie, Programma, Bijeenkomst, Oproep, Inzet)
SITEMAPS = {
    "paginas": Pages,
    "doelen": partial(Records, _doelen),
    "landen": partial(Records, _landen),
    "themas": partial(Records, Thema.objects.all),
    **{model.KIND: partial(Records, partial(_published, model)) for model in PUBLISHED},
}
