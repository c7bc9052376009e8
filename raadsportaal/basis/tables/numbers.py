"""Numbers as the Dutch write them, 709.037 and 52,09: read in any form, shown in one."""

import re
from decimal import Decimal, InvalidOperation

THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+(?=,|$)")


def read(value: object, *, whole: bool = False) -> Decimal | None:
    """1.250.000,50 and 1250000.50 alike; None for what is no number.

    A single dot with three digits after it is of thousands only where a `whole` number is meant: 52.090 can be a place.
    """
    text = str(value).strip()
    if THOUSANDS.match(text) and (whole or "," in text or text.count(".") > 1):
        text = text.replace(".", "")
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def shown(number: int) -> str:
    """1240 becomes 1.240."""
    return f"{number:,}".replace(",", ".")
