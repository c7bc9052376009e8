"""RSS of a selection of events: the same address as the list, behind rss/."""

from raadsportaal.basis.tables.feeds import LijstFeed
from samenwerking.bijeenkomsten.selection import LIJST
from samenwerking.models import Bijeenkomst


class BijeenkomstenFeed(LijstFeed):
    lijst = LIJST
    records = Bijeenkomst.objects.for_list()
    description = "Nieuwe en gewijzigde bijeenkomsten in het Raadsportaal Internationaal."
