"""RSS of what a list page shows: the same selection, the newest first."""

from django.contrib.syndication.views import Feed
from django.utils.html import escape

from raadsportaal.basis.models import VindbaarQuerySet
from raadsportaal.basis.search.lists import Lijst


class LijstFeed(Feed):
    """A subclass names its `lijst` (basis.lijsten), its `records` and its `description`."""

    language = "nl"
    lijst: Lijst
    records: VindbaarQuerySet

    def get_object(self, request):
        return self.lijst.select(request)

    def title(self, selection):
        chosen = ", ".join(text for text, _ in selection.chips)
        name = self.lijst.meer
        return f"Raadsportaal: {name} ({chosen})" if chosen else f"Raadsportaal: nieuwe {name}"

    def link(self, selection):
        return selection.url()

    def items(self, selection):
        selection.order = "nieuw"
        return self.records.all().in_order_of(selection.find(limit=50).ids)

    def item_title(self, item):
        return item.titel

    def item_description(self, item):
        """As HTML, which is what readers of RSS take it for."""
        return escape(item.samenvatting)

    def item_pubdate(self, item):
        return item.aangemaakt_op

    def item_updateddate(self, item):
        return item.gewijzigd_op
