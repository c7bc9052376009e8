"""By when: the day that a term names, in the many ways in which people write one."""

import re
from calendar import monthrange
from datetime import date

from raadsportaal.basis.tables.dates import MONTHS
from raadsportaal.dossiers.council_systems.documents import day

DAY = re.compile(r"\d{1,2}[-/. ](?:\d{1,2}|[a-z]{3,9}\.?)[-/. ]\d{4}|\d{4}-\d{2}-\d{2}", re.I)
MONTH = re.compile(rf"\b({'|'.join(MONTHS)})\s+(\d{{4}})", re.I)
ORDER = ("eerste", "tweede", "derde", "vierde")
QUARTER = re.compile(
    rf"(?:\bq([1-4])|\b([1-4])e? ?(?:ste|de)? ?kwartaal|\bkwartaal ([1-4])|\b({'|'.join(ORDER)}) kwartaal)"
    r"\D{0,12}(?P<year>\d{4})",
    re.I,
)
YEAR = re.compile(r"(?:eind(?:e)? |ultimo |in |voor het einde van )?(?:het jaar )?(\d{4})", re.I)


def term(text: str) -> date | None:
    """The last day that a text leaves room for: 1 maart 2027, maart 2027, Q1 2027, eind 2027; else None."""
    if found := day(text):
        return found
    if found := DAY.search(text):
        return day(found[0])
    if found := MONTH.search(text):
        return _last_day(int(found[2]), MONTHS.index(found[1].lower()) + 1)
    if found := QUARTER.search(text):
        named = found[4] and ORDER.index(found[4].lower()) + 1
        return _last_day(int(found["year"]), 3 * int(named or found[1] or found[2] or found[3]))
    if found := YEAR.fullmatch(text.strip()):
        return _last_day(int(found[1]), 12)
    return None


def _last_day(year, month):
    return date(year, month, monthrange(year, month)[1]) if 1990 <= year <= 2100 else None
