"""The drawings of the meetlat: where everything lies, in percent of the width and pixels of the height.

Templates make the SVG from this (templates/meetlat/grafiek/). Text does not scale and positions do, so that a drawing
reflows to 320 pixels. A chart never claims more than the sentence under it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Self

from agendas.meetlat import amounts
from agendas.meetlat.figures import Meting
from agendas.meetlat.standing import Figure

EDGE, LAST = 2.0, 98.0  # percent: where the lowest and the highest lie
NEAR_EDGE = 16  # percent from a side, within which a label is written towards the middle
ROWS, RADIUS = 5, 11  # of the circles in the large chart: how many on top of each other, and how far apart in pixels


def anchor(x: float) -> str:
    """To which side a label at this place is written."""
    return "start" if x < NEAR_EDGE else "end" if x > 100 - NEAR_EDGE else "middle"


@dataclass(frozen=True)
class Mark:
    """A place with what stands there."""

    x: float
    text: str = ""
    y: float = 0.0

    @property
    def anchor(self) -> str:
        return anchor(self.x)


@dataclass(frozen=True)
class Lat:
    """A dot plot of the group with the own figure in it."""

    low: Mark
    high: Mark
    middle: Mark
    quarters: tuple[float, float]
    peers: list[Mark]
    own: Mark | None
    margin: tuple[float, float] | None
    aims: list[Mark]
    provisional: bool

    @property
    def rug(self) -> str:
        """All peers as one path of short lines."""
        return "".join(f"M{round(mark.x * 10)} 0v14" for mark in self.peers)

    @property
    def band(self) -> float:
        """The width of the middle half."""
        return round(self.quarters[1] - self.quarters[0], 1)

    @property
    def margin_width(self) -> float:
        return round(self.margin[1] - self.margin[0], 1) if self.margin else 0


def lat(meting: Meting, aims: Sequence[tuple[float, str]] = ()) -> Lat | None:
    """From the lowest to the highest value that is drawn; None when there are too few to compare with."""
    group, own, indicator = meting.group, meting.own, meting.indicator
    if not group.is_enough or not meting.is_comparable:
        return None
    drawn = [*group.values, *([own.value] if own else []), *(value for value, _ in aims)]
    low, high = min(drawn), max(drawn)

    def at(value):
        if high == low:
            return 50.0
        part = (min(max(value, low), high) - low) / (high - low)
        return round(EDGE + part * (LAST - EDGE), 1)

    def mark(value):
        return Mark(at(value), amounts.of(indicator, value))

    return Lat(
        low=mark(low),
        high=mark(high),
        middle=mark(group.middle),
        quarters=(at(group.quarters[0]), at(group.quarters[1])),
        peers=_stacked([at(value) for value in sorted(group.values)]),
        own=mark(own.value) if own else None,
        margin=(at(own.low), at(own.high)) if own and own.has_margin else None,
        aims=[Mark(at(value), text) for value, text in aims],
        provisional=bool(own and own.provisional),
    )


def _stacked(places):
    """Circles that would touch are put on top of each other, in a few rows; with more they overlap."""
    marks, last, row = [], None, 0
    for x in places:
        row = row + 1 if last is not None and x - last < 1.2 else 0
        marks.append(Mark(x, y=round(78 - RADIUS * (row % ROWS), 1)))
        last = x
    return marks


@dataclass(frozen=True)
class Line:
    """A line of a trend: its parts between breaks, each a path in a viewBox 1000 wide."""

    kind: str
    parts: list[tuple[str, bool]] = field(default_factory=list)  # (path, whether it is provisional)


@dataclass(frozen=True)
class Trend:
    """The own past, perhaps with the middle of the group and the Netherlands."""

    height: int
    base: float  # the y of the axis
    years: list[Mark]
    steps: list[Mark]  # what stands beside the axis, the lowest first
    lines: list[Line]
    points: list[tuple[Mark, bool, float | None, float | None]]  # place, provisional, y of the margin's ends
    first: Mark
    last: Mark
    broken: float | None  # x of the break
    floor: str  # where the axis begins, when that is not at zero


@dataclass(frozen=True)
class Scale:
    """Where a year and a value lie in a trend: a year in percent of the width, a value in pixels from the top."""

    first_year: int
    last_year: int
    floor: float  # the values at the axis and at the top
    top: float
    base: float
    room: float
    left: float
    right: float

    @classmethod
    def of(cls, figures: Sequence[Figure], others: list[float], *, height: int, large: bool, may_rise: bool) -> Self:
        """`others`: what is drawn beside the figures; `may_rise`: whether the axis may begin above zero."""
        top = max([f.high if f.has_margin else f.value for f in figures] + others)
        floor = _floor(min(f.low if f.has_margin else f.value for f in figures), top, may_rise)
        base = height - (44 if large else 22)
        room = base - (24 if large else 26)
        left, right = (14.0, 96.0) if large else (4.0, 94.0)
        return cls(figures[0].year, figures[-1].year, floor, top, base, room, left, right)

    def x(self, year: int) -> float:
        span = max(self.last_year - self.first_year, 1)
        return round(self.left + (year - self.first_year) / span * (self.right - self.left), 1)

    def y(self, value: float) -> float:
        return round(self.base - (value - self.floor) / max(self.top - self.floor, 1e-9) * self.room, 1)

    def line(self, kind: str, values, broken: int | None) -> Line:
        """`values`: (year, value, whether it is provisional); those of years outside it are left out."""
        inside = [one for one in values if self.first_year <= one[0] <= self.last_year]
        return Line(kind, _parts(inside, broken, self.x, self.y))


def _floor(lowest, top, may_rise):
    """Zero; a round number above it where everything lies far up; what lies below zero begins the axis."""
    if lowest < 0:
        return lowest
    return float(int(lowest // 10) * 10) if may_rise and lowest > 0.6 * top else 0.0


def trend(
    meting: Meting,
    *,
    height: int,
    middle: Sequence[tuple[int, float]] = (),
    from_zero: bool = False,
) -> Trend | None:
    """None when there are fewer than three years: two values are said in words."""
    figures, indicator = meting.figures, meting.indicator
    if len(figures) < 3:
        return None
    large = bool(middle) or from_zero
    national = meting.landelijk if large else []
    others = [value for _, value in [*middle, *national]]
    may_rise = indicator.is_percentage and not from_zero
    scale = Scale.of(figures, others, height=height, large=large, may_rise=may_rise)
    x, y, first, last = scale.x, scale.y, figures[0], figures[-1]
    lines = {"land": [(*one, False) for one in national], "groep": [(*one, False) for one in middle]}
    lines[""] = [(f.year, f.value, f.provisional) for f in figures]
    broken = indicator.breuk if indicator.breuk and first.year < indicator.breuk <= last.year else None
    return Trend(
        height=height,
        base=scale.base,
        years=[Mark(x(year), str(year) if _is_named(year, first.year, last.year) else "") for year in _years(figures)],
        steps=[Mark(0, amounts.amount(at, 0), y(at)) for at in _steps(scale.floor, scale.top)] if large else [],
        lines=[scale.line(kind, values, indicator.breuk) for kind, values in lines.items() if values],
        points=[_point(f, x, y) for f in figures],
        first=Mark(x(first.year), amounts.of(indicator, first.value), y(first.value)),
        last=Mark(x(last.year), amounts.of(indicator, last.value), _above(figures, y)),
        broken=round((x(broken) + x(broken - 1)) / 2, 1) if broken else None,
        floor=amounts.of(indicator, scale.floor) if scale.floor > 0 else "",
    )


def _parts(values, broken, x, y):
    """Paths of what goes together: no line crosses a break; what is provisional is dotted."""
    parts, current = [], []
    for year, value, late in values:
        if current and broken and current[-1][0] < broken <= year:
            parts.append(current)
            current = []
        current.append((year, value, late))
    drawn = []
    for part in [*parts, current]:
        path = "L".join(f"{round(x(year) * 10)} {y(value)}" for year, value, _ in part)
        if len(part) > 1:
            drawn.append((f"M{path}", all(late for _, _, late in part)))
    return drawn


def _point(figure: Figure, x, y):
    ends = (y(figure.low), y(figure.high)) if figure.has_margin else (None, None)
    return Mark(x(figure.year), y=y(figure.value)), figure.provisional, *ends


def _above(figures, y):
    """Above what is drawn in the last quarter, so that the label meets no line."""
    late = figures[-max(len(figures) // 4, 1) :]
    return round(min(y(f.high if f.has_margin else f.value) for f in late) - 10, 1)


def _years(figures):
    return range(figures[0].year, figures[-1].year + 1)


def _is_named(year, first, last):
    """The first and the last, and every fifth that is not too near to either."""
    return year in (first, last) or (year % 5 == 0 and year - first > 1 and last - year > 2)


def _steps(low: float, high: float) -> list[float]:
    """Round numbers from low to high, four to six of them."""
    span = max(high - low, 1e-9)
    size = 10.0 ** int(f"{span:e}".partition("e")[2])
    step = next(size * part for part in (0.1, 0.2, 0.25, 0.5, 1.0, 2.0) if span / (size * part) <= 5)
    first = int(low / step)
    return [number * step for number in range(first, int(high / step) + 1) if number * step >= low]
