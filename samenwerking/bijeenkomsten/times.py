"""Moments as people in the Netherlands read them, and how far they are from UTC for who is elsewhere."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.formats import date_format

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
YEARS = range(2020, 2101)  # of the month view, and of what an editor may fill in
LONGEST = timedelta(days=31)


def local(moment: datetime) -> datetime:
    return moment.astimezone(AMSTERDAM)


def midnight(day: date) -> datetime:
    """The moment at which a day begins in Amsterdam."""
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM)


def told(begin: datetime, einde: datetime) -> str:
    """dinsdag 8 december 2026, 19.30 tot 21.00 uur; or with both days when it lasts longer than one."""
    if are_whole_days(begin, einde):
        first, last = (date_format(day, "l j F Y") for day in (local(begin), local(einde) - timedelta(days=1)))
        return first if first == last else f"{first} tot en met {last}"
    begin, einde = local(begin), local(einde)
    if begin.date() == einde.date():
        return f"{date_format(begin, 'l j F Y')}, {_clock(begin)} tot {_clock(einde)} uur"
    first, last = (date_format(moment, "l j F Y") for moment in (begin, einde))
    return f"{first}, {_clock(begin)} uur, tot {last}, {_clock(einde)} uur"


def are_whole_days(begin: datetime, einde: datetime) -> bool:
    """From midnight until midnight: of such an event the hours are not known, or do not matter."""
    return all((local(moment).hour, local(moment).minute) == (0, 0) for moment in (begin, einde))


def _clock(moment):
    return f"{moment.hour}.{moment.minute:02}"


def offset(begin: datetime, einde: datetime) -> str:
    """UTC+1 in winter, UTC+2 in summer; both when the clock changes during the event."""
    first, last = _offset(local(begin)), _offset(local(einde))
    return first if first == last else f"{first}, aan het einde {last}"


def _offset(moment):
    return f"UTC+{int(moment.utcoffset() / timedelta(hours=1))}"
