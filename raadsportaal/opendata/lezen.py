"""Reading open data: in the scope of a visitor, and all of a kind with little memory."""

from collections.abc import Iterator
from contextlib import nullcontext

from raadsportaal.gemeenten.access import PUBLISHED, bereik
from raadsportaal.opendata.soort import Soort

AT_ONCE = 1000  # records


def of_visitors(soort: Soort):
    """The scope in which its records are read: of municipalities only what they published, whoever asks."""
    return bereik(PUBLISHED) if soort.in_gemeenten else nullcontext()


def every_record(soort: Soort) -> Iterator[dict]:
    """Each public record as it is said, in an order that stays the same."""
    last = 0
    while True:
        with of_visitors(soort):
            records = list(soort.published().filter(pk__gt=last).order_by("pk")[:AT_ONCE])
            said = [soort.said(record) for record in records]
        yield from said
        if len(records) < AT_ONCE:
            return
        last = records[-1].pk
