"""Who works on a thema: by their own word, by an example, or by a programme in a country where they have a tie."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kennisbank.models import HOME, Land, Praktijk, Thema
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.models import Aanwezigheid, Programma, Stedenband

LEAST = 4  # letters of a word that says what a sentence of a municipality is about
MOST = 12  # countries with a programme


@dataclass(frozen=True)
class Collega:
    """A municipality that says itself, or by the register, that it works on this with somebody abroad."""

    gemeente: Gemeente
    partner: str
    land: Land
    waarover: str


@dataclass(frozen=True)
class Werkland:
    """A country with programmes about the thema, and how many Dutch municipalities have a partnership there."""

    land: Land
    programmas: list[Programma]
    gemeenten: int


def colleagues(thema: Thema, on: date) -> dict:
    """The context of the page for one thema."""
    voorbeelden = Praktijk.objects.published().in_nederland().of_thema(thema).for_cards().order_by("plaats", "slug")
    werklanden = _werklanden(thema, on)
    return {
        "collegas": _collegas(thema, on),
        "voorbeelden": voorbeelden,
        "werklanden": werklanden[:MOST],
        "meer_landen": max(0, len(werklanden) - MOST),
    }


def _collegas(thema, on):
    found = [
        Collega(row.gemeente, row.partner, row.land, row.onderwerp)
        for row in Aanwezigheid.objects.active(on).about(_words(thema)).select_related("gemeente", "land")
    ]
    found += [
        Collega(band.gemeente, band.plaats, band.land, ", ".join(str(one) for one in band.themas.all()))
        for band in Stedenband.objects.living().with_thema(thema).for_list()
    ]
    return sorted(found, key=lambda collega: (collega.gemeente.sorteernaam, collega.land.sorteersleutel))


def _words(thema):
    words = f"{thema.naam} {thema.trefwoorden}".replace(",", " ").casefold().split()
    return [word for word in words if len(word) >= LEAST]


def _werklanden(thema, on):
    """Where programmes run, or have no known end; the country with the most municipalities first."""
    programmas, per_land = Programma.objects.published().with_thema(thema), defaultdict(list)
    for now in (programmas.running(on), programmas.open_ended(on)):
        for programma in now.prefetch_related("landen").defer("import_waarden"):
            for land in programma.landen.all():
                per_land[land].append(programma)
    counts = Stedenband.objects.living().gemeenten_per_land()
    found = [Werkland(land, rows, counts.get(land.pk, 0)) for land, rows in per_land.items() if land.code != HOME]
    return sorted(found, key=lambda one: (-one.gemeenten, one.land.sorteersleutel))
