"""On which day the e-mail of the week goes: the day before the own council meets, if that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

from raadsportaal.dossiers.models import Dossier
from raadsportaal.volgen.models import Weekdag

DAY = timedelta(days=1)
OTHERWISE = 3  # Wednesday: most councils meet on a Thursday


def councils(today: date) -> dict[int, set[date]]:
    """{key of a municipality: the days of its council} whose eve is in this week; within bereik(EVERYTHING)."""
    monday = today - DAY * today.weekday()
    coming = Dossier.objects.open().filter(behandeldatum__gt=monday, behandeldatum__lte=monday + 7 * DAY)
    days: dict[int, set[date]] = defaultdict(set)
    for gemeente, day in coming.order_by().values_list("gemeente", "behandeldatum").distinct():
        days[gemeente].add(day)
    return days


def council_before(weekdag: str, gemeenten: Iterable[int], known: dict[int, set[date]]) -> date | None:
    """The council for which the e-mail of this week goes, of who chose the day before it."""
    if weekdag != Weekdag.RAAD:
        return None
    return min((day for gemeente in gemeenten for day in known.get(gemeente, ())), default=None)


def goes_today(weekdag: str, council: date | None, today: date) -> bool:
    if council:
        return council - DAY == today
    return today.isoweekday() == (OTHERWISE if weekdag == Weekdag.RAAD else int(weekdag))


def next_day(weekdag: str, gemeenten: Iterable[int], today: date) -> date:
    """When the next e-mail of the week goes, as far as that is known now: today's went this morning."""
    gemeenten, known = list(gemeenten), {}
    for day in (today + DAY * number for number in range(1, 15)):
        week = day.isocalendar()[:2]
        if week not in known:
            known[week] = councils(day)
        if goes_today(weekdag, council_before(weekdag, gemeenten, known[week]), day):
            return day
    raise AssertionError("every fortnight has its Wednesday")
