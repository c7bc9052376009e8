"""The pieces of a document that suggestions quote, with their words marked and a number that leads to the card."""

from dataclasses import dataclass, field

from raadsportaal.dossiers.models import Stuk
from raadsportaal.dossiers.suggesties.picture import pieces


@dataclass
class Alinea:
    """A passage of a document, and the (number, suggestion) pairs that rest on it."""

    begin: int
    kop: str
    bladzijde: int | None
    stukjes: list[tuple[str, bool]] = field(default_factory=list)
    noten: list[tuple[int, object]] = field(default_factory=list)


def excerpt(suggesties) -> list[tuple[Stuk, list[Alinea]]]:
    """Per document the passages that these cards quote, in the order of the text; cards carry `nummer`, from 1."""
    stukken = {}
    for nummer, suggestie in enumerate(suggesties, start=1):
        suggestie.nummer = nummer
        stukken.setdefault(suggestie.stuk, {}).setdefault(suggestie.begin, []).append(suggestie)
    return [(stuk, [_alinea(places[begin]) for begin in sorted(places)]) for stuk, places in stukken.items()]


def _alinea(suggesties):
    first = suggesties[0]
    spans = sorted({(b - first.begin, e - first.begin) for s in suggesties for b, e in s.bewijs})
    kop = next((s.beleidspunt.titel for s in suggesties if s.beleidspunt), "")
    noten = [(s.nummer, s) for s in suggesties]
    return Alinea(first.begin, kop, first.bladzijde, pieces(first.passage, spans), noten)
