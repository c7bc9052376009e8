"""Figures as rows: to download, and spread over the country."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from agendas import vn
from agendas.meetlat import amounts
from agendas.meetlat.standing import Group
from agendas.models import Indicator, Waarde
from raadsportaal.basis.tables.exports import FORMATS, harmless

__all__ = ["FORMATS", "of_gemeente", "of_indicator", "spread", "spreads"]

COLUMNS = [
    "gemeentecode", "tooi_uri", "gemeente", "indicator", "titel", "eenheid", "jaar", "waarde", "marge_laag",
    "marge_hoog", "opmerking", "soort", "richting", "doel", "subdoelen", "sdg_uris", "uitgever", "tabel", "licentie",
]  # fmt: skip


def _rows(waarden):
    yield COLUMNS
    # Not joined: of a thousand figures of one municipality it is made once, and each indicator once.
    found = waarden.prefetch_related("gemeente", "indicator__bron", "indicator__doel__agenda", "indicator__subdoelen")
    for row in found.iterator(2000):
        indicator, gemeente = row.indicator, row.gemeente
        yield [
            harmless(value)
            for value in (
                gemeente.code, gemeente.tooi_uri, gemeente.naam, indicator.code, indicator.titel, indicator.eenheid,
                row.jaar, row.waarde, row.laag, row.hoog, "; ".join(row.noten), indicator.get_soort_display(),
                indicator.get_richting_display(), *_codes(indicator),
                indicator.bron.uitgever, indicator.tabel, indicator.bron.licentie,
            )
        ]  # fmt: skip


def _codes(indicator):
    """Its Global Goal and subdoelen, by their number and by the address that the UN gave them."""
    doelen, subdoelen = [indicator.doel] if indicator.doel else [], indicator.subdoelen.all()
    return [
        doelen[0].nummer if doelen else "",
        "; ".join(subdoel.code for subdoel in subdoelen),
        "; ".join(vn.addresses(doelen, subdoelen)),
    ]


def of_gemeente(gemeente):
    """Every figure of a municipality, by indicator and year, under a heading."""
    return _rows(Waarde.objects.of_gemeente(gemeente).order_by("indicator__doel__nummer", "indicator__titel", "jaar"))


def of_indicator(indicator):
    """Every figure of an indicator, by municipality and year, under a heading."""
    return _rows(Waarde.objects.filter(indicator=indicator).order_by("gemeente__sorteernaam", "jaar"))


@dataclass(frozen=True)
class Spread:
    """How the municipalities of the country lie, in the last year."""

    n: int
    middle: str  # with its unit
    quarters: tuple[str, str]


def spread(indicator: Indicator) -> Spread | None:
    found = spreads([indicator])
    return found[0][1] if found else None


def spreads(indicatoren: Iterable[Indicator]) -> list[tuple[Indicator, Spread]]:
    """Of each that has figures; one query."""
    values = defaultdict(list)
    rows = Waarde.objects.latest().comparable().filter(indicator__in=indicatoren)
    for pk, value in rows.values_list("indicator", "waarde"):
        values[pk].append(value)
    return [(one, _spread(one, values[one.pk])) for one in indicatoren if values[one.pk]]


def _spread(indicator, values):
    group = Group(values)
    low, high = group.quarters
    quarters = amounts.of(indicator, low), amounts.of(indicator, high)
    return Spread(group.n, amounts.with_unit(indicator, group.middle), quarters)
