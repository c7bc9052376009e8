"""Where a figure stands among others, in words that can be defended: never a rank, never a score.

The sentence and the stand come from the same counts, so that they cannot contradict each other. Equal values count for
neither side. A margin that spans the middle says nothing. Colour is only for results with a direction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median, quantiles

from agendas.meetlat import amounts
from agendas.models import Indicator

FEWEST = 5  # municipalities with a figure, below which nothing is compared
NEARLY_ALL, THREE_QUARTERS, MORE_THAN_HALF = 0.95, 0.75, 0.55


class Stand(StrEnum):
    """In a few words; the first four are a judgement, the others say why there is none."""

    GUNSTIG = "Gunstiger dan bij driekwart"
    MINDER = "Minder gunstig dan bij driekwart"
    GUNSTIG_MIDDEN = "Gunstiger dan het midden"
    MINDER_MIDDEN = "Minder gunstig dan het midden"
    MIDDEN = "In de middelste helft"
    TOEVAL = "Verschil kan toeval zijn"
    GEEN_RICHTING = "Meer is niet beter of slechter"
    INZET = "Inzet, geen resultaat"
    CONTEXT = "Achtergrond, geen resultaat"
    GEEN_CIJFER = "Geen cijfer"
    TE_WEINIG = "Te weinig gemeenten om te vergelijken"
    NIET_TE_VERGELIJKEN = "Niet te vergelijken"

    @property
    def tone(self) -> str:
        """What colours it: gunstig, minder or nothing."""
        if self in (Stand.GUNSTIG, Stand.GUNSTIG_MIDDEN):
            return "gunstig"
        return "minder" if self in (Stand.MINDER, Stand.MINDER_MIDDEN) else ""


@dataclass(frozen=True)
class Figure:
    """The figure of a municipality in a year; `low` and `high` bound the margin, where the source gives one."""

    year: int
    value: float
    low: float | None = None
    high: float | None = None
    provisional: bool = False

    @property
    def has_margin(self) -> bool:
        return self.low is not None and self.high is not None


@dataclass(frozen=True)
class Group:
    """The figures of the others in one year: how many, the middle, and between what the middle half lies."""

    values: Sequence[float] = ()

    @property
    def n(self) -> int:
        return len(self.values)

    @property
    def is_enough(self) -> bool:
        return self.n >= FEWEST

    @property
    def middle(self) -> float:
        return median(self.values)

    @property
    def quarters(self) -> tuple[float, float]:
        """By linear interpolation, as numpy and PostgreSQL do it."""
        if self.n == 1:
            return self.middle, self.middle
        low, _, high = quantiles(self.values, n=4, method="inclusive")
        return low, high

    def shares(self, value: float) -> tuple[float, float]:
        """(the part that is lower than this value, the part that is higher)."""
        lower = sum(other < value for other in self.values)
        higher = sum(other > value for other in self.values)
        return lower / self.n, higher / self.n


def stand(indicator: Indicator, own: Figure | None, group: Group, *, comparable: bool = True) -> Stand:
    """What may be said of it in a few words."""
    if own is None:
        return Stand.GEEN_CIJFER
    if not comparable:
        return Stand.NIET_TE_VERGELIJKEN
    if indicator.soort == Indicator.Soort.INZET:
        return Stand.INZET
    if indicator.soort == Indicator.Soort.CONTEXT:
        return Stand.CONTEXT
    if indicator.richting == Indicator.Richting.GEEN:
        return Stand.GEEN_RICHTING
    if not group.is_enough:
        return Stand.TE_WEINIG
    up = indicator.richting == Indicator.Richting.HOGER
    if own.has_margin:
        if own.low <= group.middle <= own.high:
            return Stand.TOEVAL
        return Stand.GUNSTIG_MIDDEN if (own.low > group.middle) == up else Stand.MINDER_MIDDEN
    lower, higher = group.shares(own.value)
    if max(lower, higher) < THREE_QUARTERS:
        return Stand.MIDDEN
    return Stand.GUNSTIG if (lower >= THREE_QUARTERS) == up else Stand.MINDER


def place(indicator: Indicator, own: Figure | None, group: Group, *, comparable: bool = True) -> str:
    """A sentence on where it stands in the group, with the middle; empty when there is nothing to say."""
    if own is None or not comparable:
        return ""
    if not group.is_enough:
        return f"{Stand.TE_WEINIG}: {group.n} met een cijfer."
    middle = amounts.of(indicator, group.middle)
    if own.has_margin:
        margin = f"{amounts.of(indicator, own.low)} tot {amounts.of(indicator, own.high)}"
        if own.low <= group.middle <= own.high:
            return (
                f"Niet duidelijk hoger of lager dan het midden van {group.n} gemeenten ({middle}). "
                f"De marge is {margin}; het midden valt daarbinnen."
            )
        how = "Hoger" if own.low > group.middle else "Lager"
        return f"{how} dan het midden van {group.n} gemeenten ({middle}), ook als u de marge meetelt: {margin}."
    return f"{_among(own.value, group)} Het midden is {middle}."


def _among(value, group):
    lower, higher = group.shares(value)
    how, part = ("Hoger", lower) if lower >= higher else ("Lager", higher)
    if part < MORE_THAN_HALF:
        return f"Rond het midden van {group.n} gemeenten."
    if part == 1:
        much = "alle"
    elif part >= NEARLY_ALL:
        much = "bijna alle"
    else:
        much = "driekwart van" if part >= THREE_QUARTERS else "ruim de helft van"
    return f"{how} dan bij {much} {group.n} gemeenten."


def past(indicator: Indicator, figures: Sequence[Figure]) -> str:
    """A sentence on the own past: from the first to the last year that can be compared."""
    if not figures:
        return ""
    last = figures[-1]
    since = [f for f in figures if not indicator.breuk or f.year >= indicator.breuk or last.year < indicator.breuk]
    broken = f" Vanaf {indicator.breuk} anders gemeten: vergelijk niet met eerder." if len(since) < len(figures) else ""
    first, marked = since[0], " (voorlopig)" if last.provisional else ""
    if first is last:
        return f"Er is één jaar: {last.year}.{broken}" if not broken else broken.strip()
    before, after = amounts.of(indicator, first.value), amounts.of(indicator, last.value)
    told = f"Van {before} in {first.year} naar {after} in {last.year}"
    if first.has_margin and last.has_margin and first.low <= last.high and last.low <= first.high:
        return f"{told}{marked}. Dit verschil kan toeval zijn.{broken}"
    euros = " In euro’s van dat jaar." if indicator.is_euro else ""
    return f"{told}{marked}: {amounts.difference(indicator, first.value, last.value)}.{euros}{broken}"
