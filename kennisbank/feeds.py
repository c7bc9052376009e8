"""RSS of a selection of the kennisbank: the same address as the list, behind rss/."""

from django.contrib.syndication.views import Feed

from kennisbank.facets import FACETS
from kennisbank.models import Praktijk
from raadsportaal.basis.facets import Selection


class PraktijkenFeed(Feed):
    language = "nl"

    def get_object(self, request):
        return Selection(Praktijk.KIND, FACETS, request.GET, "/kennisbank/")

    def title(self, selection):
        chosen = ", ".join(text for text, _ in selection.chips)
        return f"Raadsportaal: voorbeelden ({chosen})" if chosen else "Raadsportaal: nieuwe voorbeelden"

    def link(self, selection):
        return selection.url()

    description = "Nieuwe en gewijzigde voorbeelden in de kennisbank van het Raadsportaal Internationaal."

    def items(self, selection):
        selection.order = "nieuw"
        return Praktijk.objects.for_feed().in_order_of(selection.find(limit=50).ids)

    def item_title(self, item):
        return f"{item.titel} ({item.waar})"

    def item_description(self, item):
        return item.samenvatting

    def item_pubdate(self, item):
        return item.aangemaakt_op

    def item_updateddate(self, item):
        return item.gewijzigd_op
