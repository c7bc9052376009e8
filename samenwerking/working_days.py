"""Working days in the Netherlands: weekends and the official holidays do not count."""

from datetime import date, timedelta
from functools import lru_cache


@lru_cache(8)
def _holidays(year):
    """With the optional ones of the package: among these is 5 May of most years, which is a holiday to the law."""
    import holidays  # here: it takes 0.2 s to import

    return holidays.country_holidays("NL", years=year, categories=(holidays.PUBLIC, holidays.OPTIONAL))


def is_working_day(day: date) -> bool:
    """Not a Saturday, Sunday or official holiday.

    The holidays are those of the Algemene termijnenwet, article 3: New Year's Day, Good Friday (second paragraph),
    Easter Monday, King's Day, 5 May of every year, Ascension Day, Whit Monday and both days of Christmas. That 5 May is
    a day off only once in five years stands in collective agreements, not in the law. The days in between that the
    government adds for some years (third paragraph), such as the Friday after Ascension Day, are working days here.
    """
    return day.weekday() < 5 and day not in _holidays(day.year)


def add_working_days(day: date, number: int) -> date:
    """The day that many working days after `day`, which itself does not count."""
    while number:
        day += timedelta(days=1)
        number -= is_working_day(day)
    return day


def working_days_until(day: date, end: date) -> int:
    """How many working days come after `day`, up to and with `end`; below zero when `end` is past."""
    if end < day:
        return -working_days_until(end, day)
    return sum(is_working_day(day + timedelta(days=n)) for n in range(1, (end - day).days + 1))
