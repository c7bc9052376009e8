"""Which few figures of the meetlat a page opens with: for a visitor, and for who prepares a meeting."""

from collections import Counter
from dataclasses import dataclass

from agendas.meetlat.figures import Meting, metingen, of_different_doelen
from agendas.meetlat.peers import Peers
from agendas.models import Indicator, Waarde
from raadsportaal.basis.kept_answers import kept
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.models import Koppeling
from raadsportaal.gemeenten.models import Gemeente

FIRST, OF_DOSSIERS, ON_PAGE = 3, 4, 4
KEPT = 400  # of what a process remembers: each municipality once


def first_few(gemeente: Gemeente, most: int = FIRST) -> list[Meting]:
    """What measures best and a municipality can do most about, of different doelen; with what it is compared with."""
    indicatoren = Indicator.objects.for_lines().exclude(invloed=Indicator.Invloed.WEINIG)
    peers = Peers(gemeente)
    chosen = of_different_doelen(metingen(gemeente, indicatoren, peers, latest_only=True), most)
    for meting in chosen:
        meting.peers = peers
    return chosen


@dataclass(frozen=True)
class Dossiercijfer:
    """A figure that matters for dossiers on the agenda, and why it is this one."""

    meting: Meting
    waarom: str


def for_dossiers(gemeente: Gemeente) -> tuple[Dossiercijfer, ...]:
    """The figures of the subdoelen that most open dossiers are linked to; none where nothing is linked."""
    ties = Koppeling.objects.linked().of_dossiers(gemeente.dossiers.open()).exclude(subdoel=None)
    often = Counter(ties.values_list("subdoel", flat=True))
    return _for_subdoelen(gemeente, tuple(sorted(often.items()))) if often else ()


@kept(KEPT)
def _for_subdoelen(gemeente, pairs) -> tuple[Dossiercijfer, ...]:
    """`pairs`: of each subdoel how many open dossiers are linked to it. What is read is public: figures and notes."""
    often = dict(pairs)
    nearest = _nearest(gemeente, often)
    found = Indicator.objects.for_meetlat().in_bulk(nearest)
    subdoelen = {subdoel.pk: subdoel for one in found.values() for subdoel in one.subdoelen.all()}
    rows = metingen(gemeente, [found[pk] for pk in nearest], Peers(gemeente), national=False)
    tied = [(row, nearest[row.indicator.pk]) for row in rows]
    return tuple(Dossiercijfer(row, _why(often[subdoel], subdoelen[subdoel])) for row, subdoel in tied)


def _nearest(gemeente, often) -> dict[int, int]:
    """{indicator: the subdoel that it measures and that most dossiers have}, those with most dossiers first.

    Only with a figure of its last year: which are chosen before anything of them is read.
    """
    known = Waarde.objects.of_gemeente(gemeente).latest().values("indicator")
    indicatoren = Indicator.objects.published().filter(pk__in=known).exclude(soort=Indicator.Soort.CONTEXT)
    nearest: dict[int, int] = {}
    for indicator, subdoel in indicatoren.by_fit().of_each_subdoel(list(often)):
        if indicator not in nearest or often[subdoel] > often[nearest[indicator]]:
            nearest[indicator] = subdoel
    chosen = sorted(nearest, key=lambda indicator: -often[nearest[indicator]])[:OF_DOSSIERS]
    return {indicator: nearest[indicator] for indicator in chosen}


def _why(number, subdoel):
    dossiers = number_of(number, "open dossier gaat", "open dossiers gaan")
    return f"{dossiers} over {subdoel.code}, {subdoel.titel[0].lower()}{subdoel.titel[1:]}."
