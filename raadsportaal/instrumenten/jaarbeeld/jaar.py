"""What a council handled in one year and in the year before: counted per Global Goal, and nothing weighed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import zip_longest

from agendas.meetlat import figures
from agendas.meetlat.figures import Meting
from agendas.meetlat.peers import Peers
from agendas.models import Ambitie, Doel, Indicator
from raadsportaal.dossiers.choices import Uitkomst
from raadsportaal.dossiers.models import Koppeling, Koppelrichting
from raadsportaal.dossiers.profiel import Profiel, profiel_of
from raadsportaal.gemeenten.models import Gemeente


@dataclass(frozen=True)
class Telling:
    """The dossiers of one year, by how they ended."""

    jaar: int
    profielen: dict[Uitkomst, Profiel]

    @property
    def dossiers(self) -> int:
        return sum(profiel.dossiers for profiel in self.profielen.values())

    @property
    def gekoppeld(self) -> int:
        return sum(profiel.gekoppeld for profiel in self.profielen.values())

    @property
    def doelen(self) -> list[Doel]:
        """All Global Goals, by number."""
        return [deel.doel for deel in self.profielen[Uitkomst.AANGENOMEN].delen]

    @property
    def leeg(self) -> list[Doel]:
        """The Global Goals without a dossier, however it ended."""
        reached = {deel.doel for profiel in self.profielen.values() for deel in profiel.gesorteerd}
        return [doel for doel in self.doelen if doel not in reached]


@dataclass(frozen=True)
class Jaar:
    """All that a jaarbeeld says. `koppelingen`: {number of a Global Goal: those that count for it, the main first}."""

    nu: Telling
    vorig: Telling
    koppelingen: dict[int, list[Koppeling]] = field(default_factory=dict)
    streefwaarden: list[tuple[Meting, list[Ambitie]]] = field(default_factory=list)
    zonder_datum: int = 0  # handled, in whatever year
    nog_open: int = 0  # with a day in this year, and not handled
    archief: int = 0

    @property
    def jaar(self) -> int:
        return self.nu.jaar

    def ties(self) -> list[Koppeling]:
        """Each koppeling once, also one that counts for two Global Goals."""
        return list({k.pk: k for ties in self.koppelingen.values() for k in ties}.values())


def years(gemeente: Gemeente, today: date) -> list[int]:
    """The years in which something was handled, the last first; none that is still to come."""
    return [year for year in gemeente.dossiers.done().years() if year <= today.year]


def usual(years: Iterable[int], today: date) -> int | None:
    """The last whole year, if it is among these; else the last that there is."""
    known = list(years)
    return today.year - 1 if today.year - 1 in known else next(iter(known), None)


def of_year(gemeente: Gemeente, jaar: int, peers: Peers) -> Jaar:
    of_jaar = gemeente.dossiers.of_year(jaar)
    return Jaar(
        _telling(gemeente, jaar),
        _telling(gemeente, jaar - 1),
        _main_ties(of_jaar.done()),
        _streefwaarden(gemeente, jaar, peers),
        zonder_datum=gemeente.dossiers.done().undated().count(),
        nog_open=of_jaar.open().count(),
        archief=of_jaar.archived().count(),
    )


def _telling(gemeente, jaar):
    dossiers = gemeente.dossiers.of_year(jaar)
    return Telling(jaar, {uitkomst: profiel_of(dossiers.with_uitkomst(uitkomst)) for uitkomst in Uitkomst})


def _main_ties(dossiers):
    """A commitment can count for a doel by two of its subdoelen: it is still one koppeling."""
    found: dict[int, dict[int, Koppeling]] = {}
    for koppeling in Koppeling.objects.of_dossiers(dossiers).linked().to_global_goals().for_card():
        found.setdefault(koppeling.nummer, {})[koppeling.pk] = koppeling
    return {nummer: main_first(ties.values()) for nummer, ties in found.items()}


def main_first(ties: Iterable[Koppeling]) -> list[Koppeling]:
    """What contributes and what works against take turns, so that neither hides the other; unknown comes last.

    Of each direction first those with a reason, then what was adopted, then the latest; each dossier once before any
    comes again.
    """
    ranked = sorted(ties, key=_rank)
    before = Counter[tuple[int, str]]()
    turn = {}
    for koppeling in ranked:
        turn[koppeling.pk] = before[koppeling.dossier_id, koppeling.richting]
        before[koppeling.dossier_id, koppeling.richting] += 1
    ranked.sort(key=lambda koppeling: turn[koppeling.pk])
    for_, against, unknown = (
        [koppeling for koppeling in ranked if koppeling.richting == richting]
        for richting in (Koppelrichting.DRAAGT_BIJ, Koppelrichting.WERKT_TEGEN, Koppelrichting.ONBEKEND)
    )
    turns = [koppeling for pair in zip_longest(for_, against) for koppeling in pair if koppeling]
    return turns + unknown


def _rank(koppeling):
    dossier = koppeling.dossier
    ended = list(Uitkomst).index(dossier.uitkomst)
    return not koppeling.toelichting.strip(), ended, -dossier.behandeldatum.toordinal(), dossier.titel, koppeling.pk


def _streefwaarden(gemeente, jaar, peers):
    """What the council had decided by the end of that year, by figure."""
    per_indicator: dict[int, list[Ambitie]] = {}
    for ambitie in Ambitie.objects.of_gemeente(gemeente).with_streefwaarde().decided_by(date(jaar, 12, 31)):
        per_indicator.setdefault(ambitie.indicator_id, []).append(ambitie)
    indicatoren = Indicator.objects.for_meetlat().filter(pk__in=per_indicator)
    metingen = figures.metingen(gemeente, indicatoren, peers, national=False)
    return [(meting, per_indicator[meting.indicator.pk]) for meting in metingen]
