"""RSS of a selection of programmes: the same address as the list, behind rss/."""

from raadsportaal.basis.tables.feeds import LijstFeed
from samenwerking.models import Programma
from samenwerking.programmas.selection import LIJST


class ProgrammasFeed(LijstFeed):
    lijst = LIJST
    records = Programma.objects.for_feed()
    description = "Nieuwe en gewijzigde programma’s en projecten in het Raadsportaal Internationaal."
