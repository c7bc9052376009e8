"""Which few figures of the meetlat a page opens with: for a visitor, and for who prepares a meeting."""

from collections import Counter
from dataclasses import dataclass

from agendas.meetlat.figures import Meting, metingen, of_different_doelen
from agendas.meetlat.peers import Peers
from agendas.models import Indicator, Subdoel
from raadsportaal.dossiers.models import Koppeling
from raadsportaal.gemeenten.models import Gemeente

FIRST, OF_DOSSIERS, ON_PAGE = 3, 4, 4


def first_few(gemeente: Gemeente, most: int = FIRST) -> list[Meting]:
    """What measures best and a municipality can do most about, of different doelen; with what it is compared with."""
    indicatoren = Indicator.objects.for_lines().exclude(invloed=Indicator.Invloed.WEINIG)
    peers = Peers(gemeente)
    chosen = of_different_doelen(metingen(gemeente, indicatoren, peers, latest_only=True), most)
    for meting in chosen:
        meting.peers = peers
    return chosen


@dataclass
class Dossiercijfer:
    """A figure that matters for dossiers on the agenda, and why it is this one."""

    meting: Meting
    waarom: str


def for_dossiers(gemeente: Gemeente, most: int = OF_DOSSIERS) -> list[Dossiercijfer]:
    """The figures of the subdoelen that most open dossiers are linked to; none where nothing is linked."""
    if not gemeente.cijfers.exists():
        return []
    ties = Koppeling.objects.linked().of_dossiers(gemeente.dossiers.open()).exclude(subdoel=None)
    often = Counter(ties.values_list("subdoel", flat=True))
    if not often:
        return []
    subdoelen = Subdoel.objects.in_bulk(list(often))
    indicatoren = list(Indicator.objects.for_meetlat().of_subdoelen(list(often)).exclude(soort=Indicator.Soort.CONTEXT))
    rows = metingen(gemeente, indicatoren, Peers(gemeente), national=False)
    found = []
    for row in rows:
        tied = [pk for pk in (s.pk for s in row.indicator.subdoelen.all()) if pk in often]
        if row.own and tied:
            nearest = max(tied, key=lambda pk: often[pk])
            found.append((often[nearest], subdoelen[nearest], row))
    rank = {row.indicator.pk: place for place, row in enumerate(rows)}
    found.sort(key=lambda one: (-one[0], rank[one[2].indicator.pk]))
    return [Dossiercijfer(row, _why(number, subdoel)) for number, subdoel, row in found[:most]]


def _why(number, subdoel):
    dossiers = "1 open dossier gaat" if number == 1 else f"{number} open dossiers gaan"
    return f"{dossiers} over {subdoel.code}, {subdoel.titel[0].lower()}{subdoel.titel[1:]}."
