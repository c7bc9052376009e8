"""RSS of what a list page shows: the same selection, the newest first."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from django.contrib.syndication.views import Feed
from django.utils.html import escape

from raadsportaal.basis.models import VindbaarQuerySet
from raadsportaal.basis.search.lists import Lijst


class SelectieFeed(Feed):
    """Of a Lijst: `records` is the queryset to take them from, `titled` says what one of them is called."""

    language = "nl"

    def __init__(self, lijst: Lijst, records: VindbaarQuerySet, titled: Callable[[Any], str] = attrgetter("titel")):
        self.lijst, self.records, self.titled = lijst, records, titled
        self.description = f"Nieuwe en gewijzigde {lijst.meer} in het Raadsportaal Internationaal."

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
        return self.titled(item)

    def item_description(self, item):
        """As HTML, which is what readers of RSS take it for."""
        return escape(item.samenvatting)

    def item_pubdate(self, item):
        return item.aangemaakt_op

    def item_updateddate(self, item):
        return item.gewijzigd_op
