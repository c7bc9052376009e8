"""Where a text speaks of the world: partnerships, international agendas and examples from abroad."""

import csv
from collections import defaultdict
from functools import lru_cache

from agendas.duiding.lexicon import DATA
from agendas.duiding.matching import automaton_of, edges_fit
from agendas.duiding.normalise import normalise

SOORTEN = ("partnerschap", "agenda", "voorbeeld")


def mentions(text: str) -> dict[str, list[tuple[int, int]]]:
    """Per kind the places (begin, end) of its words in a text; a longer term goes before one inside it."""
    plain, found = normalise(text), []
    for last, (length, meanings) in _terms().iter(plain):
        begin, end = last + 1 - length, last + 1
        found += [(begin, -end, soort) for soort, randen in meanings if edges_fit(plain, begin, end, randen)]
    places, reach = defaultdict(list), -1
    for begin, end, soort in sorted(found):
        if -end > reach:
            places[soort].append((begin, -end))
            reach = -end
    return dict(places)


@lru_cache(1)
def _terms():
    by_text = defaultdict(list)
    with (DATA / "internationaal.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_text[normalise(row["term"])].append((row["soort"], row["randen"]))
    return automaton_of(by_text)
