"""Working days in the Netherlands, by the Algemene termijnenwet."""

from datetime import date

import pytest

from samenwerking.working_days import add_working_days, is_working_day, working_days_until


@pytest.mark.parametrize(
    ("asked", "answer", "why"),
    [
        (date(2026, 11, 23), date(2026, 11, 26), "Monday: Thursday"),
        (date(2026, 11, 27), date(2026, 12, 2), "Friday: over the weekend"),
        (date(2026, 11, 28), date(2026, 12, 2), "Saturday counts as little as the Sunday after it"),
        (date(2026, 12, 23), date(2026, 12, 29), "Christmas on a Friday and a Saturday"),
        (date(2026, 12, 30), date(2027, 1, 5), "New Year's Day"),
        (date(2025, 12, 23), date(2025, 12, 30), "Christmas on a Thursday and a Friday"),
        (date(2026, 4, 1), date(2026, 4, 8), "Good Friday and Easter Monday"),
        (date(2026, 4, 24), date(2026, 4, 30), "King's Day on a Monday"),
        (date(2025, 4, 25), date(2025, 4, 30), "King's Day on the Saturday before, as the 27th was a Sunday"),
        (date(2026, 5, 4), date(2026, 5, 8), "5 May, also in a year that is no lustrum"),
        (date(2025, 5, 2), date(2025, 5, 8), "5 May of a lustrum"),
        (date(2026, 5, 13), date(2026, 5, 19), "Ascension Day; the Friday after it counts"),
        (date(2026, 5, 22), date(2026, 5, 28), "Whit Monday"),
    ],
    ids=lambda value: value if isinstance(value, str) else str(value),
)
def test_three_working_days_after(asked, answer, why):
    assert add_working_days(asked, 3) == answer
    assert is_working_day(answer)
    assert working_days_until(asked, answer) == 3
    assert working_days_until(answer, asked) == -3


def test_every_holiday_of_the_law_in_a_year_and_no_other():
    days = [date.fromordinal(n) for n in range(date(2027, 1, 1).toordinal(), date(2028, 1, 1).toordinal())]
    off = [day for day in days if day.weekday() < 5 and not is_working_day(day)]
    assert off == [
        date(2027, 1, 1), date(2027, 3, 26), date(2027, 3, 29), date(2027, 4, 27), date(2027, 5, 5), date(2027, 5, 6),
        date(2027, 5, 17),
    ]  # fmt: skip
    assert add_working_days(date(2027, 1, 4), 0) == date(2027, 1, 4)
    assert working_days_until(date(2027, 1, 4), date(2027, 1, 4)) == 0
