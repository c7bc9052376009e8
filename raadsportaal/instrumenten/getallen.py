"""Figures of the meetlat in running text: 12,3 procent van volwassenen, 452.300 euro, 0,3 procentpunt hoger."""

from decimal import Decimal

from agendas.meetlat import amounts
from agendas.models import Indicator
from agendas.models.meetlat import AANTAL, DUIZEND_EURO

WORDS = {"km": "kilometer", "ton per inwoner": "ton per inwoner", AANTAL: ""}


def waarde(indicator: Indicator, value: float) -> str:
    """A value with its unit, in words."""
    if indicator.eenheid.startswith(DUIZEND_EURO):
        return f"{_thousands(amounts.rounded(value, indicator.decimalen))} {_rest(indicator)}"
    return " ".join([amounts.amount(value, indicator.decimalen), *_unit(indicator)])


def kort(indicator: Indicator, value: float) -> str:
    """A value where its unit has been said already: 14,1 procent, and not: 14,1 procent van volwassenen."""
    if indicator.is_percentage:
        return f"{amounts.amount(value, indicator.decimalen)} procent"
    return waarde(indicator, value)


def verschil(indicator: Indicator, from_: float, to: float) -> str:
    """ "0,3 procentpunt hoger", "150 euro per inwoner lager"; empty when both are written the same."""
    gap = amounts.rounded(to, indicator.decimalen) - amounts.rounded(from_, indicator.decimalen)
    if not gap:
        return ""
    much = amounts.amount(float(abs(gap)), indicator.decimalen)
    if indicator.eenheid.startswith(DUIZEND_EURO):
        much = f"{_thousands(abs(gap))} {_rest(indicator)}"
    elif indicator.is_percentage:
        much += " procentpunt"
    else:
        much = " ".join([much, *_unit(indicator)])
    return f"{much} {'hoger' if gap > 0 else 'lager'}"


def _unit(indicator):
    if indicator.is_percentage:
        return ["procent", *filter(None, [indicator.noemer])]
    word = WORDS.get(indicator.eenheid, indicator.eenheid)
    return [word] if word else []


def _rest(indicator):
    """Of "1.000 euro per inwoner": euro per inwoner."""
    return indicator.eenheid.removeprefix("1.000 ")


def _thousands(number: Decimal) -> str:
    return amounts.amount(float(number * 1000), 0)
