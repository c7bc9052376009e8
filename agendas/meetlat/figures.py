"""Read the figures of a municipality and of its group: a few queries, however many indicators there are."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from agendas.meetlat import amounts, standing
from agendas.meetlat.peers import Peers
from agendas.meetlat.standing import Figure, Group, Stand
from agendas.models import Cijfernoot, Indicator, LandelijkeWaarde, Toelichting, Waarde
from raadsportaal.gemeenten.models import Gemeente


@dataclass
class Meting:
    """An indicator for one municipality, with all that a page says of it."""

    indicator: Indicator
    gemeente: Gemeente
    figures: list[Figure] = field(default_factory=list)  # of all years, the first first
    group: Group = field(default_factory=Group)  # of the last year of the indicator
    landelijk: list[tuple[int, float]] = field(default_factory=list)
    noot: Cijfernoot | None = None
    noten: list[str] = field(default_factory=list)  # of the last figure: provisional, summed
    toelichting: Toelichting | None = None
    streefwaarden: list = field(default_factory=list)

    @property
    def year(self) -> int | None:
        return self.indicator.laatste_jaar

    @cached_property
    def own(self) -> Figure | None:
        """Of the last year of the indicator; an older one is told apart."""
        return next((f for f in reversed(self.figures) if f.year == self.year), None)

    @property
    def last_known(self) -> Figure | None:
        """Where the last year lacks: the last one that there is."""
        return self.figures[-1] if self.figures and self.own is None else None

    @property
    def is_comparable(self) -> bool:
        return not (self.noot and self.noot.niet_vergelijken)

    @cached_property
    def stand(self) -> Stand:
        return standing.stand(self.indicator, self.own, self.group, comparable=self.is_comparable)

    @cached_property
    def place(self) -> str:
        return standing.place(self.indicator, self.own, self.group, comparable=self.is_comparable)

    @cached_property
    def past(self) -> str:
        return standing.past(self.indicator, self.figures)

    @property
    def value(self) -> str:
        """The last value as the page shows it; a dash where there is none."""
        return amounts.of(self.indicator, self.own.value) if self.own else "–"

    @property
    def with_unit(self) -> str:
        """The last value as a sentence has it: "730 m³ per jaar", "5,7%"."""
        return amounts.with_unit(self.indicator, self.own.value) if self.own else "–"

    @property
    def unit_and_year(self) -> str:
        """What stands small beside the value: "m³ per jaar, 2024", "2022"."""
        return ", ".join(str(part) for part in (self.indicator.noemer, self.year) if part)

    @property
    def middle(self) -> str:
        return amounts.of(self.indicator, self.group.middle) if self.group.is_enough else "–"

    @property
    def quarters(self) -> tuple[str, str]:
        low, high = self.group.quarters
        return amounts.of(self.indicator, low), amounts.of(self.indicator, high)

    @property
    def national(self) -> str:
        """The value of the Netherlands in the last year; empty when nobody gives it."""
        found = [value for year, value in self.landelijk if year == self.year]
        return amounts.of(self.indicator, found[0]) if found else ""

    @property
    def why_missing(self) -> str:
        """Why there is no figure of the last year, as far as that is known."""
        if self.own:
            return ""
        known = self.last_known
        if known:
            return (
                f"De bron geeft voor {self.year} geen cijfer. Het laatste is van {known.year}: "
                f"{amounts.of(self.indicator, known.value)}."
            )
        if self.gemeente.verzonnen:
            return "Deze gemeente is verzonnen en heeft geen cijfers."
        return f"De bron geeft voor {self.year} geen cijfer. De reden staat er niet bij. Het is dus niet nul."


def metingen(
    gemeente: Gemeente,
    indicatoren: Iterable[Indicator],
    peers: Peers,
    *,
    national: bool = True,
    latest_only: bool = False,
) -> list[Meting]:
    """Of each indicator what there is of this municipality and of its group, in the order of the indicators.

    `latest_only`: no past, and nothing of the country; for a page with a line of each.
    """
    found = {indicator.pk: Meting(indicator, gemeente) for indicator in indicatoren}
    _own(found, gemeente, latest_only)
    for pk, values in _of_group(found, peers).items():
        found[pk].group = Group(values)
    if national and not latest_only:
        for row in LandelijkeWaarde.objects.filter(indicator__in=found).order_by("jaar"):
            found[row.indicator_id].landelijk.append((row.jaar, row.waarde))
    for noot in Cijfernoot.objects.filter(gemeente=gemeente, indicator__in=found):
        found[noot.indicator_id].noot = noot
    return list(found.values())


def _own(found, gemeente, latest_only):
    rows = Waarde.objects.of_gemeente(gemeente).filter(indicator__in=found).order_by("jaar")
    if latest_only:
        rows = rows.latest()
    for row in rows:
        meting = found[row.indicator_id]
        meting.figures.append(Figure(row.jaar, row.waarde, row.laag, row.hoog, row.is_provisional))
        if row.jaar == meting.year:
            meting.noten = row.noten


def _of_group(found, peers):
    """{pk of an indicator: the values of the group in its last year}."""
    values = defaultdict(list)
    rows = Waarde.objects.latest().comparable().filter(indicator__in=found, gemeente__in=peers.ids)
    for pk, value in rows.values_list("indicator", "waarde"):
        values[pk].append(value)
    return values


def group_by_name(indicator: Indicator, peers: Peers) -> list[tuple[Gemeente, Waarde | None]]:
    """Each municipality of the group with its figure of the last year, by name: for the table beside the chart."""
    rows = Waarde.objects.filter(indicator=indicator, jaar=indicator.laatste_jaar, gemeente__in=peers.ids)
    values = {row.gemeente_id: row for row in rows}
    return [(gemeente, values.get(gemeente.pk)) for gemeente in peers.gemeenten]


def middle_by_year(indicator: Indicator, peers: Peers) -> list[tuple[int, float]]:
    """The middle of the group in each year in which enough of them have a figure."""
    values = defaultdict(list)
    rows = Waarde.objects.comparable().filter(indicator=indicator, gemeente__in=peers.ids).order_by("jaar")
    for year, value in rows.values_list("jaar", "waarde"):
        values[year].append(value)
    groups = ((year, Group(found)) for year, found in values.items())
    return [(year, group.middle) for year, group in groups if group.is_enough]


def most_telling(metingen: Iterable[Meting], most: int) -> list[Meting]:
    """The few to open with: results that others measured, nearest to the goal; never because high or low."""

    def order(meting):
        indicator = meting.indicator
        return (
            indicator.soort != Indicator.Soort.UITKOMST,
            meting.own is None or not meting.is_comparable,
            indicator.berekend,
            list(Indicator.Band.values).index(indicator.band) if indicator.band else 9,
            list(Indicator.Invloed.values).index(indicator.invloed),
            -indicator.jaren,
        )

    return sorted(metingen, key=order)[:most]


def of_different_doelen(metingen: Iterable[Meting], most: int) -> list[Meting]:
    """A few to open with that are about different things: of each doel the most telling one, while they last."""
    chosen: list[Meting] = []
    for meting in most_telling(list(metingen), 100):
        if len(chosen) < most and meting.own and all(m.indicator.doel_id != meting.indicator.doel_id for m in chosen):
            chosen.append(meting)
    return chosen


def in_a_sentence(indicator: Indicator, gemeente: Gemeente) -> str:
    """The figure of a municipality as it is now, to keep: value, year, where it stands; nothing without a figure."""
    (meting,) = metingen(gemeente, [indicator], Peers(gemeente), national=False)
    if not meting.own:
        return ""
    late = " (voorlopig)" if meting.own.provisional else ""
    return f"{meting.with_unit} in {meting.year}{late}. {meting.place}".rstrip()
