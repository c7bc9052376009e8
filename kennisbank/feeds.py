"""RSS of a selection of the kennisbank: the same address as the list, behind rss/."""

from kennisbank.models import Praktijk
from kennisbank.selection import LIJST
from raadsportaal.basis.tables.feeds import LijstFeed


class PraktijkenFeed(LijstFeed):
    lijst = LIJST
    records = Praktijk.objects.for_feed()
    description = "Nieuwe en gewijzigde voorbeelden in de kennisbank van het Raadsportaal Internationaal."

    def item_title(self, item):
        return f"{item.titel} ({item.waar})"
