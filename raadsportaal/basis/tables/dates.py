"""Dates as people and spreadsheets write them, whole or without a day or month: read in any form, shown in one."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.formats import date_format

from raadsportaal.basis.texts import clean_text

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WEEKDAY = r"(?:(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag|ma|di|wo|do|vr|za|zo)\.? )?"
ENDS = r"(?=$|[ ,t])"  # a time may follow
FORMS = [
    re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?" + ENDS),
    re.compile(WEEKDAY + r"(?:(?P<day>\d{1,2})[-/. ])?(?P<month>\d{1,2})[-/. ](?P<year>\d{4})" + ENDS),
    re.compile(WEEKDAY + r"(?:(?P<day>\d{1,2}) )?(?P<name>[a-z]{3,9})\.? (?P<year>\d{4})" + ENDS),
]
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
WHOLE_DAY = re.compile(r"(?<!\d)\d{1,2}-\d{1,2}-\d{4}(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
SHORT_YEAR = re.compile(f"^({WEEKDAY}" + r"\d{1,2}[-/.]\d{1,2}[-/.])(\d{2})" + ENDS)
OFFSET = re.compile(r"\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)$")
DAYS_OF_EXCEL = range(36_526, 73_051)  # its own count of days: 2000 up to 2099


@dataclass(frozen=True)
class Datum:
    """A date as far as it is known: a year, perhaps its month, perhaps its day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self):
        return "-".join([str(self.year), *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)


def read(text: str) -> Datum | None:
    """12-05-2024, 12 mei 2024, 2024-05-12, mei 2024, 2024-05 or 2024; None for what is no date."""
    text = (text or "").strip().lower()
    return _datum(form.fullmatch(text) for form in FORMS)


def day_of(cell: object) -> date | None:
    """The day in Europe/Amsterdam that a cell names, None for an empty one; raises ValueError with a Dutch message.

    Of a date or moment, of Excel's count of days, or of a text; a weekday, a time or a year of two digits may be in it.
    """
    if cell is None:
        return None
    if isinstance(cell, datetime):
        return (cell.astimezone(AMSTERDAM) if cell.tzinfo and 1 < cell.year < 9999 else cell).date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, (int, float)) and DAYS_OF_EXCEL.start <= cell < DAYS_OF_EXCEL.stop:
        return date(1899, 12, 30) + timedelta(days=int(cell))
    text = " ".join(clean_text(cell).lower().split())
    if found := _day_in(text):
        return found
    raise ValueError(f"‘{text[:40]}’ is geen datum die wij kennen. Schrijf bijvoorbeeld 26-11-2026.")


def stored(text: str) -> str:
    """12-05-2024, 12 mei 2024 and 2024-05-12 become the last, mei 2024 becomes 2024-05; what is no date stays."""
    found = read(text)
    return str(found) if found else text


def shown(text: str, taal: str = "nl") -> str:
    """12 mei 2024 or mei 2024, in whatever form it was written; what is no date stays as it is."""
    found = read(text)
    if found is None or found.month is None:
        return text
    with translation.override(taal):
        return date_format(found.first_day, "j F Y" if found.day else "F Y")


def shown_inside(text: str) -> str:
    """A text in which whole days are written out: bekeken 12-05-2024 becomes bekeken 12 mei 2024."""
    return WHOLE_DAY.sub(lambda match: shown(match[0]), text or "")


def _day_in(text):
    if OFFSET.search(text):
        try:
            return day_of(datetime.fromisoformat(text.upper()))
        except (ValueError, OverflowError):
            return None
    text = SHORT_YEAR.sub(r"\g<1>20\2", text)
    found = _datum(form.match(text) for form in FORMS)
    return found.first_day if found and found.day else None


def _datum(matches):
    """Of the form that fits; None when no form does, or there is no such month or day."""
    match = next(filter(None, matches), None)
    parts = match.groupdict() if match else {}
    month = _month(parts["name"]) if "name" in parts else parts.get("month")
    if not parts or ("name" in parts and month is None):
        return None
    day = parts["day"]
    found = Datum(int(parts["year"]), int(month) if month else None, int(day) if day else None)
    try:
        return found if found.first_day else None
    except ValueError:
        return None


def _month(name):
    """The number of a month, also of the beginning of its name."""
    if name == "mrt":
        return 3
    return next((number for number, month in enumerate(MONTHS, start=1) if month.startswith(name)), None)
