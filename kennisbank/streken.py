"""The parts of the world that people ask for by name, and that are no country: Scandinavië, West-Afrika.

A list of ours in data/streken.csv. A country may be in several, and a large one may be in none.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path

from raadsportaal.basis.tables.files import own_rows
from raadsportaal.basis.texts import split_list

FILE = Path(__file__).with_name("data") / "streken.csv"


def streken_of(code: str) -> list[str]:
    """What the parts are called that a country (by its code) belongs to."""
    return _by_land().get(code, [])


@cache
def _by_land() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in own_rows(FILE):
        for code in split_list(row["landen"]):
            found[code] += split_list(row["namen"])
    return dict(found)
