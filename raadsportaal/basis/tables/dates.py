"""Dates as people write them, whole or without a day or month: read in any form, shown in one."""

import re
from datetime import date

from django.utils import translation
from django.utils.formats import date_format

FORMS = [  # of digits; a year by itself needs no reading
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?"),
    re.compile(r"(?:(?P<day>\d{1,2})[-/. ])?(?P<month>\d{1,2})[-/. ](?P<year>\d{4})"),
]
WORDS = re.compile(r"(?:(?P<day>\d{1,2}) )?(?P<month>[a-z]+) (?P<year>\d{4})", re.I)
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip
WHOLE_DAY = re.compile(r"(?<!\d)\d{1,2}-\d{1,2}-\d{4}(?!\d)|(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")


def stored(text: str) -> str:
    """12-05-2024, 12 mei 2024 and 2024-05-12 become the last, mei 2024 becomes 2024-05; what is no date stays."""
    found = _read((text or "").strip())
    if found is None:
        return text
    year, month, day = found
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"


def shown(text: str, taal: str = "nl") -> str:
    """12 mei 2024 or mei 2024, in whatever form it was written; what is no date stays as it is."""
    found = _read((text or "").strip())
    if found is None:
        return text
    year, month, day = found
    with translation.override(taal):
        return date_format(date(year, month, day or 1), "j F Y" if day else "F Y")


def shown_inside(text: str) -> str:
    """A text in which whole days are written out: bekeken 12-05-2024 becomes bekeken 12 mei 2024."""
    return WHOLE_DAY.sub(lambda match: shown(match[0]), text or "")


def _read(text):
    """(year, month, day or None), or None for what is no date or only a year."""
    match = WORDS.fullmatch(text)
    if match and match["month"].lower() in MONTHS:
        month = MONTHS.index(match["month"].lower()) + 1
    elif match := next(filter(None, (form.fullmatch(text) for form in FORMS)), None):
        month = int(match["month"])
    else:
        return None
    year, day = int(match["year"]), int(match["day"]) if match["day"] else None
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return year, month, day
