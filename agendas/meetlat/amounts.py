"""Amounts as the meetlat writes them: 1.240, 6,8%, −12. Rounded half up, as people do it on paper."""

from decimal import ROUND_HALF_UP, Decimal

from agendas.models import Indicator

MINUS = "−"


def rounded(value: float, decimals: int) -> Decimal:
    """6.35 becomes 6.4: the shortest decimals of a float are what its source wrote."""
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def amount(value: float, decimals: int) -> str:
    """Without a unit."""
    number = rounded(value, decimals)
    text = f"{abs(number):,.{decimals}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return f"{MINUS}{text}" if number < 0 else text


def of(indicator: Indicator, value: float) -> str:
    """With the percent sign where it is one."""
    return amount(value, indicator.decimalen) + ("%" if indicator.is_percentage else "")


def with_unit(indicator: Indicator, value: float) -> str:
    """ "730 m³ per jaar", "5,7%": not each has something behind its value."""
    return f"{of(indicator, value)} {indicator.noemer}".strip()


def difference(indicator: Indicator, before: float, after: float) -> str:
    """ "1,3 procentpunt lager", "150 hoger", "gelijk"."""
    gap = rounded(after, indicator.decimalen) - rounded(before, indicator.decimalen)
    if not gap:
        return "gelijk"
    what = " procentpunt" if indicator.is_percentage else ""
    return f"{amount(float(abs(gap)), indicator.decimalen)}{what} {'hoger' if gap > 0 else 'lager'}"
