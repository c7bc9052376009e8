"""Who works on a thema: by their own word, by an example, or by a programme in a country where they have a tie."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from kennisbank.models import HOME, Land, Praktijk, Thema
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.models import Aanwezigheid, Programma, Stedenband

LEAST = 4  # letters of a word that says what a sentence of a municipality is about


@dataclass(frozen=True)
class Collega:
    """A municipality that says itself, or by the register, that it works on this with somebody abroad."""

    gemeente: Gemeente
    partner: str
    land: Land
    waarover: str


@dataclass(frozen=True)
class Werkland:
    """A country with programmes about the thema, and the Dutch municipalities that have a partnership there."""

    land: Land
    programmas: list[Programma]
    gemeenten: list[Gemeente]


def colleagues(thema: Thema, on: date) -> dict:
    """The context of the page for one thema."""
    voorbeelden = Praktijk.objects.published().in_nederland().of_thema(thema).for_cards().order_by("plaats", "slug")
    return {
        "collegas": _collegas(thema, on),
        "voorbeelden": voorbeelden,
        "werklanden": _werklanden(thema, on),
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
    """Where programmes run or have no known end, and a municipality has a tie: nobody can be asked about the others."""
    programmas, per_land = Programma.objects.published().with_thema(thema), defaultdict(list)
    for now in (programmas.running(on), programmas.open_ended(on)):
        for programma in now.prefetch_related("landen").defer("import_waarden"):
            for land in programma.landen.all():
                per_land[land].append(programma)
    ties = defaultdict(dict)  # a municipality with two ties stands there once
    for band in Stedenband.objects.living().in_landen(per_land).for_list().by_gemeente():
        ties[band.land][band.gemeente] = True
    found = [Werkland(land, per_land[land], list(gemeenten)) for land, gemeenten in ties.items() if land.code != HOME]
    return sorted(found, key=lambda one: (-len(one.gemeenten), one.land.sorteersleutel))
