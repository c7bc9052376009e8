"""Atom of what is new of anything public that can be followed, for who wants no e-mail."""

from django.contrib.syndication.views import Feed
from django.http import Http404
from django.utils.feedgenerator import Atom1Feed

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.volgen import telling
from raadsportaal.volgen.followable import Plek, named
from raadsportaal.volgen.models import Nieuws

MOST = 50
LARGEST = 10**9


class NieuwsFeed(Feed):
    feed_type = Atom1Feed
    language = "nl"

    def get_object(self, request, soort, pk):
        plek = Plek(soort, min(pk, LARGEST))
        found = named([plek]).get(plek)
        if found is None or not found.has_feed:
            raise Http404
        return found

    def title(self, volgbaar):
        return f"Raadsportaal: {volgbaar.naam}"

    def subtitle(self, volgbaar):
        return volgbaar.hoort

    def link(self, volgbaar):
        return volgbaar.adres

    def items(self, volgbaar):
        with bereik(EVERYTHING):
            at = {"regels__soort": volgbaar.plek.soort, "regels__record": volgbaar.plek.record}
            news = list(Nieuws.objects.filter(**at).order_by("-op", "-pk").distinct()[:MOST])
        told = telling.tell(news)
        return [(one, told[one.pk]) for one in news if one.pk in told]

    def item_title(self, item):
        return item[1].titel

    def item_description(self, item):
        return item[1].zin

    def item_link(self, item):
        return item[1].adres or "/"

    def item_guid(self, item):
        return f"raadsportaal:nieuws:{item[0].pk}"

    def item_pubdate(self, item):
        return item[0].op

    def item_updateddate(self, item):
        return item[0].op
