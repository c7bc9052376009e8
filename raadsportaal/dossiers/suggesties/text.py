"""The text of a document a chapter at a time: its paragraphs with a number, and in them what the cards rest on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from agendas.duiding.passages import find_headings

LONGEST = 40_000  # characters of a chapter: a page of a text of three hundred stays as light as one of fifteen
FEW = 4  # chapters: fewer are a title with all of the text below it
GAP = re.compile(r"\n[^\S\n]*\n\s*")


@dataclass(frozen=True)
class Vindplaats:
    """A place of a card in the text."""

    begin: int
    einde: int
    bewijs: list[list[int]]
    kaart: object  # the Suggestie


@dataclass
class Hoofdstuk:
    """A piece of a text between two places, with how many places of cards it holds."""

    nummer: int
    titel: str
    begin: int
    einde: int
    plaatsen: list[int] = field(default_factory=list)

    @property
    def strepen(self):
        """Where in it they stand, as a drawing of 100 wide."""
        width = max(1, self.einde - self.begin)
        marks = sorted({2 + 96 * (place - self.begin) // width for place in self.plaatsen})
        return "".join(f"M{mark} 0v8" for mark in marks)


@dataclass
class Stukje:
    """Words of a paragraph: of which card they are evidence, and the cards whose place ends after them."""

    tekst: str
    kaart: object = None
    noten: list = field(default_factory=list)


@dataclass
class Alinea:
    """A paragraph with its number, below the headings that stand above it."""

    nummer: str
    begin: int
    koppen: list[str]
    bladzijde: int | None
    stukjes: list[Stukje]


def places_of(cards) -> list[Vindplaats]:
    """All places that cards rest on, in the order of the text."""
    found = []
    for card in cards:
        found.append(Vindplaats(card.begin, card.einde, card.bewijs, card))
        for begin, einde, *more in card.ook:
            found.append(Vindplaats(begin, einde, more[1] if more else [], card))
    return sorted(found, key=lambda place: (place.begin, place.einde))


def chapters_of(tekst: str, places: Iterable[Vindplaats] = ()) -> list[Hoofdstuk]:
    """By the highest headings of which there are a few; what is very long is cut between two paragraphs."""
    headings = find_headings(tekst)
    levels = sorted({heading.niveau for heading in headings})
    level = next((n for n in levels if sum(h.niveau <= n for h in headings) >= FEW), max(levels, default=0))
    starts = [(h.begin, h.titel) for h in headings if h.niveau <= level]
    if not starts or tekst[: starts[0][0]].strip():
        starts.insert(0, (0, "Begin"))
    ends = [begin for begin, _ in starts[1:]] + [len(tekst)]
    cut = [part for (begin, titel), end in zip(starts, ends, strict=True) for part in _cut(tekst, begin, end, titel)]
    chapters = [Hoofdstuk(number, titel, begin, end) for number, (begin, end, titel) in enumerate(cut, start=1)]
    at = 0
    for place in places:
        while at + 1 < len(chapters) and chapters[at].einde <= place.begin:
            at += 1
        chapters[at].plaatsen.append(place.begin)
    return chapters


def _cut(tekst, begin, end, titel):
    part = 1
    while end - begin > LONGEST:
        gap = tekst.rfind("\n\n", begin + LONGEST // 2, begin + LONGEST)
        stop = gap + 2 if gap > 0 else begin + LONGEST
        yield begin, stop, titel if part == 1 else f"{titel}, deel {part}"
        begin, part = stop, part + 1
    yield begin, end, titel if part == 1 else f"{titel}, deel {part}"


def alineas_of(stuk, chapter: Hoofdstuk, places: Iterable[Vindplaats]) -> list[Alinea]:
    """The paragraphs of a chapter; nothing of the text is lost but the white between them."""
    here = [place for place in places if chapter.begin <= place.begin < chapter.einde]
    alineas, koppen = [], []
    for begin, end, titel in _blocks(stuk.tekst, chapter):
        if titel:
            koppen.append(titel)
            continue
        nummer = f"{chapter.nummer}.{len(alineas) + 1}"
        stukjes = _pieces(stuk.tekst, begin, end, [p for p in here if p.begin < end and p.einde > begin])
        alineas.append(Alinea(nummer, begin, koppen, stuk.page_at(begin), stukjes))
        koppen = []
    return alineas


def _blocks(tekst, chapter):
    """(begin, end, title of a heading or "") of each heading and paragraph."""
    place = 0
    part = tekst[chapter.begin : chapter.einde]
    for heading in find_headings(part):
        yield from _paragraphs(part, place, heading.begin, chapter.begin)
        yield chapter.begin + heading.begin, chapter.begin + heading.einde, heading.titel
        place = heading.einde
    yield from _paragraphs(part, place, len(part), chapter.begin)


def _paragraphs(part, begin, end, shift):
    stops = [*((gap.start(), gap.end()) for gap in GAP.finditer(part, begin, end)), (end, end)]
    for stop, following in stops:
        stripped = part[begin:stop].strip()
        if stripped:
            first = part.index(stripped, begin)
            yield shift + first, shift + first + len(stripped), ""
        begin = following


def _pieces(tekst, begin, end, places):
    """The paragraph cut where evidence begins and ends, and where a place ends."""
    marks = [(max(b, begin), min(e, end), place.kaart) for place in places for b, e in place.bewijs]
    marks = [mark for mark in marks if mark[0] < mark[1]]
    notes = {}
    for place in places:
        if place.einde <= end:
            notes.setdefault(place.einde, []).append(place.kaart)
    cuts = sorted({begin, end, *(cut for b, e, _ in marks for cut in (b, e)), *notes})
    return [Stukje(tekst[a:b], _marked(marks, a, b), notes.get(b, [])) for a, b in pairwise(cuts)]


def _marked(marks, begin, end):
    """The card that a piece is evidence of; one that waits goes before one that is decided."""
    cards = [kaart for b, e, kaart in marks if b <= begin and end <= e]
    return min(cards, key=lambda card: not card.waits, default=None)
