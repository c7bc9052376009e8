"""Atom of what is new of anything public that can be followed, for who wants no e-mail."""

from django.contrib.syndication.views import Feed
from django.db.models import Q
from django.http import Http404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from agendas.models import Indicator
from raadsportaal.basis import kinds
from raadsportaal.basis.digits import LARGEST
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.volgen import telling
from raadsportaal.volgen.followable import CIJFER, SEARCHES, Plek, named
from raadsportaal.volgen.models import Nieuws, Wat

MOST = 50


class NieuwsFeed(Feed):
    """Of one thing."""

    feed_type = Atom1Feed
    language = "nl"

    def get_object(self, request, soort, pk):
        return self.named(Plek(soort, min(pk, LARGEST)))

    def named(self, plek):
        """What can be followed there, if its feed is here: searches have one of their own."""
        found = named([plek]).get(plek)
        if found is None or not found.is_public or found.kop == SEARCHES:
            raise Http404
        return found

    def title(self, volgbaar):
        return f"Raadsportaal: {volgbaar.naam}"

    def subtitle(self, volgbaar):
        return volgbaar.hoort

    def link(self, volgbaar):
        return volgbaar.adres

    def of(self, volgbaar):
        return Nieuws.objects.filter(regels__soort=volgbaar.plek.soort, regels__record=volgbaar.plek.record).distinct()

    def items(self, volgbaar):
        with bereik(EVERYTHING):
            news = list(self.of(volgbaar).order_by("-op", "-pk")[:MOST])
        told = telling.tell(news)
        return [(one, told[one.pk]) for one in news if one.pk in told]

    def item_title(self, item):
        return item[1].titel

    def item_description(self, item):
        """As HTML, which is what a feed says that it is."""
        return escape(item[1].zin)

    def item_link(self, item):
        return item[1].adres or "/"

    def item_guid(self, item):
        return f"raadsportaal:nieuws:{item[0].pk}"

    def item_pubdate(self, item):
        return item[0].op

    def item_updateddate(self, item):
        return item[0].op


class CijferFeed(NieuwsFeed):
    """Of the figure of one municipality, whether anybody follows it or not: with the figure itself."""

    def get_object(self, request, pk):
        return self.named(Plek(CIJFER, min(pk, LARGEST), request.toegang.gemeente.pk))

    def of(self, volgbaar):
        mine = Q(wat=Wat.JAAR) | Q(van=volgbaar.van)
        return Nieuws.objects.filter(mine, soort=Indicator.KIND, record=volgbaar.plek.record)

    def items(self, volgbaar):
        """A new year only where this municipality has a figure of it."""
        found = super().items(volgbaar)
        asked = {one.pk: (one.record, int(one.sleutel), volgbaar.van.pk) for one, _ in found if one.wat == Wat.JAAR}
        known = telling.figures(asked.values())
        told = []
        for one, verteld in found:
            if one.pk not in asked:
                told.append((one, verteld))
            elif figure := known.get(asked[one.pk]):
                told.append((one, verteld.with_figure(figure, volgbaar.adres)))
        return told


class LijstFeed(NieuwsFeed):
    """Of all records of a kind of which a new one is news."""

    def get_object(self, request, soort):
        kind = kinds.named(soort)
        if kind is None or kind.news is None:
            raise Http404
        return kind

    def title(self, kind):
        return f"Raadsportaal: {kind.model._meta.verbose_name_plural}"

    def subtitle(self, kind):
        return "Wat erbij komt."

    def link(self, kind):
        return reverse(kind.all_of)

    def of(self, kind):
        return Nieuws.objects.filter(soort=kind.name, wat=Wat.GEPUBLICEERD)
