"""Programmes on a line of years: where each bar begins and ends, in percent, and what stands beside it."""

from dataclasses import dataclass
from datetime import date

from samenwerking.models import Loop

STEPS = (1, 2, 4, 5, 10, 20)
MOST_YEARS = 6  # named above the line
SHORTEST = 1.5  # percent: a bar that can be seen


@dataclass(frozen=True)
class Balk:
    """One programme. `van` and `breed` in percent; None when nothing is known of its years."""

    programma: object
    loop: Loop
    van: float | None
    breed: float | None
    jaren: str

    @property
    def zin(self):
        """For who cannot see the bar."""
        state = {Loop.VOORBIJ: "voorbij", Loop.GEPLAND: "begint nog"}.get(self.loop, "")
        return ", ".join(
            part for part in (str(self.programma), self.jaren, state if state not in self.jaren else "") if part
        )

    @property
    def tot(self):
        return self.van + self.breed

    @property
    def plek(self):
        """Where the years stand: after the bar, before it, or on it when it takes up all the room."""
        if self.tot < 72:
            return "na"
        return "voor" if self.van > 28 else "op"


@dataclass(frozen=True)
class Tijdlijn:
    """The bars, and the years above them as (year, percent); `lijnen` are the percents of all lines."""

    balken: list[Balk]
    jaren: list[tuple[int, float]]
    lijnen: list[float]


def draw(programmas, on: date) -> Tijdlijn:
    """In the order given. An end that nobody knows is drawn until this day, and said."""
    programmas = list(programmas)
    years = [day.year for p in programmas for day in (p.begin, p.einde) if day]
    if not years:
        return Tijdlijn([_balk(p, on, on.year, 1) for p in programmas], [], [])
    first, last = min(years), max(*years, on.year) + 1
    step = next((s for s in STEPS if (last - first) / s <= MOST_YEARS), STEPS[-1])
    first -= first % step
    last += -last % step
    span = last - first
    ticks = [(year, round((year - first) / span * 100, 1)) for year in range(first, last + 1, step)]
    return Tijdlijn([_balk(p, on, first, span) for p in programmas], ticks, [percent for _, percent in ticks])


def _balk(programma, on, first, span):
    loop = programma.loop(on)
    begin, end = programma.begin, programma.einde
    if begin is None and end is None:
        return Balk(programma, loop, None, None, "jaren onbekend")
    left = _years(begin or date(end.year, 1, 1)) - first
    right = _years(end or max(on, begin)) - first
    van = round(left / span * 100, 1)
    return Balk(programma, loop, van, round(max((right - left) / span * 100, SHORTEST), 1), _words(programma, loop))


def _years(day):
    return day.year + (day.timetuple().tm_yday - 1) / 365


def _words(programma, loop):
    begin, end = programma.begin, programma.einde
    if begin and end:
        years = f"{begin.year}" if begin.year == end.year else f"{begin.year}–{end.year}"
        return f"{years}, loopt" if loop == Loop.LOOPT else years
    if begin:
        return f"sinds {begin.year}, einde onbekend" if loop != Loop.GEPLAND else f"vanaf {begin.year}"
    return f"tot en met {end.year}"
