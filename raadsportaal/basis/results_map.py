"""The map of what a list found: a numbered dot for each record, and a sentence that says in words what lies where.

The numbers are those of the list, and each is a link to it. Dots that would cover each other on the narrowest screen
are one dot with a count. Europe, where most examples are, has a map of its own beside the one of the world, and
instead of it when nothing lies elsewhere: on a phone all of Europe is one dot of the world. When all would be one dot
of Europe too, as those of the Netherlands, a map says nothing and is left out.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from math import hypot
from typing import NamedTuple

from raadsportaal.basis.maps import KAARTEN
from raadsportaal.basis.texts import listed

WERELD, EUROPA = KAARTEN["wereld"], KAARTEN["europa"]
EUROPA_ID = "kaart-europa"  # where the map of Europe stands in the page
# In pixels, on a screen of 320: how wide a map is, and how far apart the middles of two dots must be.
NARROWEST, APART = 262, 30
RADIUS, RADIUS_JOINED = 13, 15
# In units of the map of Europe: the room around the places, and the smallest part that still shows where it is.
MARGIN, LEAST_WIDTH, LEAST_HEIGHT = 30, 210, 150
MOST_NAMES, MOST_NAMES_OF_A_DOT = 12, 4
TELWOORDEN = [
    "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien",
    "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien", "twintig",
]  # fmt: skip


@dataclass(frozen=True)
class Plaats:
    """Where a record lies: the place, the same with its country, the part of the world, and degrees where known."""

    naam: str
    waar: str
    werelddeel: str
    breedtegraad: float | None
    lengtegraad: float | None

    def lies_on(self, kaart):
        return self.breedtegraad is not None and kaart.holds(self.breedtegraad, self.lengtegraad)

    def on(self, kaart):
        return kaart.place(self.breedtegraad, self.lengtegraad)


@dataclass(frozen=True)
class Stip:
    """A dot: its middle in percents of the map, radius in pixels, how many lie there, what stands in it, where it
    goes, and its name.
    """

    x: str
    y: str
    straal: int
    aantal: int
    tekst: str
    naar: str
    naam: str


@dataclass(frozen=True)
class Kaartbeeld:
    """A map as a page shows it: the drawing, the part of it that is seen, the dots and the words below."""

    bestand: str
    venster: str
    stippen: list[Stip]
    bijschrift: str

    @property
    def aantal(self):
        return sum(stip.aantal for stip in self.stippen)


@dataclass(frozen=True)
class Resultatenkaart:
    wereld: Kaartbeeld | None  # unless all lie in Europe
    europa: Kaartbeeld | None


class Box(NamedTuple):
    """The part of a drawing that is seen, in its units."""

    left: float
    top: float
    width: float
    height: float

    @property
    def pixels(self):
        """How many pixels a unit is on the narrowest screen."""
        return NARROWEST / self.width

    @property
    def viewbox(self):
        return " ".join(f"{number:.0f}" for number in self)


WHOLE_WORLD = Box(0, 0, WERELD.width, WERELD.height)


class Spot(NamedTuple):
    """A numbered place in a box, in pixels of the narrowest screen."""

    number: int
    plaats: Plaats
    x: float
    y: float

    def distance(self, other):
        return hypot(self.x - other.x, self.y - other.y)

    @property
    def name(self):
        return f"{self.number}. {self.plaats.waar}"


def draw(plaatsen: Iterable[Plaats], een: str, meer: str, *, longer: bool = False) -> Resultatenkaart | None:
    """The maps of these places, the first of which has number 1; none where no place is known or all are one dot.

    `een` and `meer` are the words for one record and for several. `longer`: the list has more than is shown.
    """
    numbered = dict(enumerate(plaatsen, start=1))
    on_world = {number: plaats for number, plaats in numbered.items() if plaats.lies_on(WERELD)}
    on_europe = {number: plaats for number, plaats in on_world.items() if plaats.lies_on(EUROPA)}
    if not on_world:
        return None
    if not any(plaats.werelddeel == "Europa" for plaats in on_europe.values()):
        on_europe = {}
    europe = _europe(on_europe, meer) if on_europe else None
    only_europe = all(plaats.werelddeel == "Europa" for plaats in numbered.values()) and on_europe == on_world
    world_dots = [] if only_europe else _dots(on_world, WERELD, WHOLE_WORLD, meer, leads_to_europe=on_europe)
    caption = [
        _what_lies_where(list(numbered.values()), een, meer, longer),
        _not_on_the_map(len(numbered) - len(on_world), een, meer),
        _how_to_read(len(on_world), world_dots + (europe.stippen if europe else []), meer),
    ]
    words = " ".join(filter(None, caption))
    if only_europe and len(europe.stippen) == 1 < len(on_europe):
        return None
    if only_europe:
        return Resultatenkaart(None, replace(europe, bijschrift=words))
    return Resultatenkaart(Kaartbeeld("img/kaart-wereld.svg", WHOLE_WORLD.viewbox, world_dots, words), europe)


def _europe(numbered, meer):
    """The map of Europe, with the names of the places below it."""
    box = _around(numbered.values())
    names = _some(list(dict.fromkeys(plaats.naam for plaats in numbered.values())), MOST_NAMES)
    return Kaartbeeld("img/kaart-europa.svg", box.viewbox, _dots(numbered, EUROPA, box, meer), f"{names}.")


def _around(plaatsen):
    """The part of the map of Europe that has all these places and some room."""
    xs, ys = zip(*(plaats.on(EUROPA) for plaats in plaatsen), strict=True)
    wide, high = max(xs) - min(xs) + 2 * MARGIN, max(ys) - min(ys) + 2 * MARGIN
    larger = max(1, wide / LEAST_WIDTH, high / LEAST_HEIGHT)
    width, height = min(LEAST_WIDTH * larger, EUROPA.width), min(LEAST_HEIGHT * larger, EUROPA.height)
    left = _within((min(xs) + max(xs) - width) / 2, EUROPA.width - width)
    top = _within((min(ys) + max(ys) - height) / 2, EUROPA.height - height)
    return Box(left, top, width, height)


def _within(value, most):
    return min(max(value, 0), most)


def _dots(numbered, kaart, box, meer, leads_to_europe: Collection[int] = ()):
    return [_dot(group, box, meer, leads_to_europe) for group in _groups(numbered, kaart, box)]


def _groups(numbered, kaart, box):
    """The places of each dot. It lies where the first of them does; the others are too near to be seen apart."""
    groups: list[list[Spot]] = []
    for number, plaats in numbered.items():
        x, y = plaats.on(kaart)
        spot = Spot(number, plaats, (x - box.left) * box.pixels, (y - box.top) * box.pixels)
        nearest = min(groups, key=lambda group: spot.distance(group[0]), default=None)
        if nearest and spot.distance(nearest[0]) < APART:
            nearest.append(spot)
        else:
            groups.append([spot])
    return groups


def _dot(group, box, meer, leads_to_europe):
    """One place leads to its number in the list; several to the map of Europe if all are there, else to the first."""
    first, several = group[0], len(group) > 1
    text = f"{len(group)}×" if several else str(first.number)
    if several and all(spot.number in leads_to_europe for spot in group):
        target, name = EUROPA_ID, f"{len(group)} {meer}: ga naar de kaart van Europa"
    elif several:
        names = _some([spot.name for spot in group], MOST_NAMES_OF_A_DOT)
        target, name = f"r{first.number}", f"{len(group)} {meer}: {names}"
    else:
        target, name = f"r{first.number}", first.name
    radius = max(RADIUS_JOINED if several else RADIUS, 5 * len(text) + 2)  # a digit is some 9 pixels wide
    x, y = first.x / box.pixels / box.width, first.y / box.pixels / box.height
    return Stip(f"{x:.1%}", f"{y:.1%}", radius, len(group), text, f"#{target}", name)


def _what_lies_where(plaatsen, een, meer, longer):
    """Drie van de zes voorbeelden liggen in Europa, de andere in Azië en Afrika."""
    (most, there), *others = Counter(plaats.werelddeel for plaats in plaatsen).most_common()
    total, elsewhere = len(plaatsen), [name for name, _ in others]
    whole = f"de {'eerste ' if longer else ''}{_telwoord(total)} {meer}"
    if total == 1:
        said = f"één {een} ligt in {most}."
    elif not others:
        said = f"{whole} liggen {'allebei' if total == 2 else 'allemaal'} in {most}."
    elif there == 1:
        said = f"{whole} liggen in {listed([most, *elsewhere])}."
    else:
        rest = "één" if total - there == 1 else "de andere"
        said = f"{_telwoord(there)} van {whole} liggen in {most}, {rest} in {listed(elsewhere)}."
    return _sentence(said)


def _not_on_the_map(missing, een, meer):
    if not missing:
        return ""
    what = f"{een} staat" if missing == 1 else f"{meer} staan"
    return _sentence(f"{_telwoord(missing)} {what} niet op de kaart.")


def _how_to_read(placed, stippen, meer):
    number = "Elk nummer" if placed > 1 else "Het nummer"
    several = next((stip.aantal for stip in stippen if stip.aantal > 1), 0)
    joined = f" Bij {several}× liggen {_telwoord(several)} {meer} dicht bij elkaar." if several else ""
    return f"{number} gaat naar hetzelfde nummer in de lijst.{joined}"


def _some(names, most):
    """The first of these names, and how many more there are."""
    rest = len(names) - most
    return listed([*names[:most], f"nog {_telwoord(rest)}"] if rest > 0 else names)


def _telwoord(number):
    return TELWOORDEN[number] if number < len(TELWOORDEN) else str(number)


def _sentence(text):
    """With a capital; that of één has no accent."""
    return text.replace("é", "E", 1) if text.startswith("é") else text[:1].upper() + text[1:]
