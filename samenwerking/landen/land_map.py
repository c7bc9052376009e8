"""The dot map of one country: where it lies, and its places with their names beside them."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from raadsportaal.basis.maps import Kaart
from raadsportaal.basis.tables.files import own_rows

TABLE = Path(__file__).resolve().parents[1] / "data" / "landkaarten.csv"
FIELDS = ["code", "west", "noord", "oost", "zuid", "schaal", "parallel", "klein"]
# What is drawn, in units. A page shows the middle of it (VIEW wide), and more where the screen is wide.
WIDTH, HEIGHT, VIEW = 720, 320, 400
SHIFT = 30  # the country stands to the right of the text
MOST_PLACES = 4
LETTER, LINE = 9.4, 21  # the mean width and the height of the names, in units
BOX = f"{(WIDTH - VIEW) // 2} {(HEIGHT - 300) // 2} {VIEW} 300"


@dataclass(frozen=True)
class Landkaart:
    """The map of a country as teken_landkaarten drew it; `klein`: its dots alone are too few to be seen."""

    kaart: Kaart
    klein: bool

    @property
    def centre(self) -> tuple[float, float]:
        """Latitude and longitude of the middle of the country."""
        longitude = self.kaart.west + (WIDTH / 2 + SHIFT) / self.kaart.scale
        return (self.kaart.north + self.kaart.south) / 2, longitude - 360 if longitude > 190 else longitude


@cache
def landkaarten() -> dict[str, Landkaart]:
    """{code of a country: its map}."""
    return {row["code"]: _landkaart(*(float(row[name]) for name in FIELDS[1:])) for row in own_rows(TABLE)}


def _landkaart(west, north, east, south, scale, parallel, small):
    return Landkaart(Kaart(west, north, east, south, scale=scale, parallel=parallel, gap=8, dot=4.2), bool(small))


@dataclass(frozen=True)
class Kaartplek:
    """A place on the map with its name: the position of the mark, and of the text with its anchor."""

    naam: str
    x: float
    y: float
    tekst_x: float
    tekst_y: float
    anker: str


def places(code, plaatsen) -> list[Kaartplek]:
    """The first four places that lie on the map, their names where they cover nothing."""
    kaart, placed = landkaarten()[code].kaart, []
    spots = [(plaats["naam"], *kaart.place(plaats["breedtegraad"], plaats["lengtegraad"])) for plaats in plaatsen]
    left, right = (WIDTH - VIEW) / 2, (WIDTH + VIEW) / 2
    spots = [spot for spot in spots if left < spot[1] < right and 10 < spot[2] < HEIGHT - 10][:MOST_PLACES]
    taken = [(x - 8, y - 8, x + 8, y + 8) for _, x, y in spots]
    for naam, x, y in spots:
        tries = list(_tries(naam, x, y))
        best = min(tries, key=lambda one: _covered(one[1], taken) + _outside(one[1], left, right))
        taken.append(best[1])
        placed.append(Kaartplek(naam, x, y, *best[0]))
    return placed


def _tries(naam, x, y):
    """((x, y, anchor), box) beside, above and below a mark."""
    width = len(naam) * LETTER
    for dx, dy, anker in ((12, 6, "start"), (-12, 6, "end"), (0, -13, "middle"), (0, 27, "middle"),
                          (11, -8, "start"), (11, 19, "start"), (-11, -8, "end"), (-11, 19, "end")):  # fmt: skip
        begin = x + dx - {"start": 0, "end": width, "middle": width / 2}[anker]
        yield (round(x + dx, 1), round(y + dy, 1), anker), (begin, y + dy - LINE + 5, begin + width, y + dy + 5)


def _covered(box, taken):
    """The area that a name would share with marks and names that are there."""
    return sum(
        max(min(box[2], other[2]) - max(box[0], other[0]), 0) * max(min(box[3], other[3]) - max(box[1], other[1]), 0)
        for other in taken
    )


def _outside(box, left, right):
    return 40 * (max(left - box[0], 0) + max(box[2] - right, 0) + max(12 - box[1], 0) + max(box[3] - HEIGHT + 12, 0))
