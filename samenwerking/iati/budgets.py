"""Add up the budgets of an activity, per currency, without counting a period twice."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from xml.etree.ElementTree import Element

from raadsportaal.basis.texts import number_of

REVISED = "2"
MOST = Decimal(10) ** 13
PERIOD = ("period-start", "period-end")
AMOUNT = re.compile(r"-?\d{1,16}(\.\d{1,6})?")


def day_of(text: str | None) -> date | None:
    """The date of an ISO text, with or without a time or a time zone; None when it is none."""
    try:
        return date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


@dataclass(frozen=True)
class Budget:
    """One budget of an activity; without dates it overlaps nothing."""

    amount: Decimal
    currency: str
    revised: bool
    begin: date | None
    end: date | None


def read_budget(element: Element, default_currency: str) -> Budget | None:
    """The budget of this element, or None when its amount or currency cannot be read."""
    value = element.find("value")
    text = "".join((value.text or "").split()) if value is not None else ""
    currency = ((value.get("currency") if value is not None else "") or default_currency).strip().upper()
    if not AMOUNT.fullmatch(text) or not re.fullmatch("[A-Z]{3}", currency):
        return None
    begin, end = (day_of(part.get("iso-date")) if part is not None else None for part in map(element.find, PERIOD))
    return Budget(Decimal(text), currency, element.get("type") == REVISED, begin, end)


@dataclass(frozen=True)
class Total:
    """What the budgets in one currency come to, and which were counted."""

    amount: Decimal
    counted: int
    replaced: int
    left_out: int
    years: str

    @property
    def usable(self):
        return 0 < self.amount < MOST


def totals(budgets: list[Budget]) -> dict[str, Total]:
    """{currency: total}. A revised budget takes the place of the original one of the very same period.

    Where it overlaps another period it is left out: what of the original it replaces cannot be told.
    """
    found = {}
    for currency in dict.fromkeys(budget.currency for budget in budgets):
        mine = [budget for budget in budgets if budget.currency == currency]
        revised = {(b.begin, b.end) for b in mine if b.revised and b.begin and b.end}
        kept = [b for b in mine if b.revised or (b.begin, b.end) not in revised]
        covered = _merged([b for b in kept if not b.revised and b.begin and b.end])
        counted = [budget for budget in kept if not budget.revised or not _overlaps(budget, covered)]
        days = [day for budget in counted for day in (budget.begin, budget.end) if day]
        years = sorted({day.year for day in days})
        text = f"{years[0]} tot en met {years[-1]}" if len(years) > 1 else str(years[0]) if years else ""
        amount = sum((budget.amount for budget in counted), Decimal(0))
        found[currency] = Total(amount, len(counted), len(mine) - len(kept), len(kept) - len(counted), text)
    return found


def _merged(budgets):
    """The periods as (begin, end), in order and without overlap."""
    spans = []
    for begin, end in sorted((b.begin, b.end) for b in budgets):
        if spans and begin <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], end))
        else:
            spans.append((begin, end))
    return spans


def _overlaps(budget, spans):
    if not (budget.begin and budget.end):
        return False
    place = bisect_right(spans, (budget.end, date.max))
    return place > 0 and spans[place - 1][1] >= budget.begin


def said(total: Total, gathered: int | None) -> str:
    """What was counted, for the reader of the amount; `gathered` is the year of the data."""
    text = "Eén begroting" if total.counted == 1 else f"Som van {total.counted} begrotingen"
    text += f" over {total.years}" if total.years else ""
    text += f" in IATI, gegevens van {gathered}." if gathered else " in IATI."
    if total.replaced:
        what = number_of(total.replaced, "begroting is", "begrotingen zijn")
        text += f" {what} vervangen door een herziene."
    if total.left_out:
        what = number_of(total.left_out, "herziene begroting", "herziene begrotingen")
        text += f" {what} voor dezelfde tijd {'telt' if total.left_out == 1 else 'tellen'} niet mee."
    return text
