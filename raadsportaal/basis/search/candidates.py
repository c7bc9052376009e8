"""The first step for a large kind: which of its records may answer a question, by the database and with words alone.

The second is relevance.py, which weighs those as it weighs all of a small kind. So this step may be rough, and must
forget none of the best: a word is also looked for in its other forms, in compounds, under its other names and almost
as it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
from django.db import connection

from raadsportaal.basis.search.corpus import Candidates, Large
from raadsportaal.basis.search.features import pieces_of
from raadsportaal.basis.search.filters import NO_FILTERS, Filters
from raadsportaal.basis.search.language import root
from raadsportaal.basis.texts import fold

MOST = 500  # records that are weighed
MOST_WITHIN = 300  # where several filters leave out what would not be shown or counted
SOME_PIECES = 0.6  # of a word, that another one must have to stand for it; or two others together
FEW_PIECES = 0.15
MOST_FORMS, MOST_PARTS = 40, 12  # of one word: others that stand for it, and others of which two may
MOST_KEPT = 2000  # words whose other forms a process remembers
SHORTEST, SHORTEST_PART = 5, 4  # letters
ENDINGS = ("", "en", "s", "e")

# OFFSET 0: what a record has is worked out before it is grouped. Its words would go along, and by disk when there are
# many; so would the rows of a MATERIALIZED part, of which a word that many have makes 100,000.
# A record counts a word for up to three times as much when it stands in its title, less in its summary, and less again
# when it is a keyword or stands in the text more than once; the rest of the text is not opened.
CHOOSE = """
WITH asked AS (
    SELECT weight, string_agg('(' || zoekvraag(phrase)::text || ')', ' | ')::tsquery AS query
    FROM unnest(%(terms)s::int[], %(weights)s::float[], %(phrases)s::text[]) AS t(term, weight, phrase)
    WHERE numnode(zoekvraag(phrase)) > 0 GROUP BY term, weight
), matched AS (
    SELECT object_id, {fits} AS fits,
        weight * (1 + 2 * least(3 * ts_rank('{{0.4, 0.4, 0.6, 1}}', lead, query), 1)) AS has
    FROM asked JOIN basis_searchrow ON kind = %(kind)s AND tsv @@ query AND {among} OFFSET 0
), found AS (
    SELECT object_id, bool_or(fits) AS fits, sum(has) AS has FROM matched GROUP BY object_id
), chosen AS ({chosen})
SELECT object_id, packed, front FROM chosen JOIN basis_searchweight USING (object_id)
WHERE kind = %(kind)s AND packed IS NOT NULL ORDER BY object_id
"""
BEST = "SELECT object_id FROM found ORDER BY has DESC, object_id LIMIT %(most)s"
# Half of the places are for what fits the filters, however many others have more of the words. Those others are there
# to be counted beside a filter, so that of several filters they fail one and no more.
BEST_AND_FITTING = """
SELECT object_id FROM found ORDER BY object_id IN (
    SELECT object_id FROM found WHERE fits ORDER BY has DESC, object_id LIMIT %(most)s / 2
) DESC, has DESC, object_id LIMIT %(most)s
"""
FITS, FAILS_ONE_AT_MOST = "facets @@ %(all)s::query_int", "facets @@ %(all_but_one)s::query_int"
# What the index has under the same stem is found by the word itself: each of its rows would be visited twice.
KNOWN = """
SELECT word, near FROM (
    SELECT asked.word, known.word FROM unnest(%(words)s::text[], %(roots)s::text[]) AS asked(word, root)
    JOIN basis_searchword AS known ON known.word LIKE '%%' || asked.root || '%%' OR known.word %% asked.word
    UNION SELECT whole, part FROM unnest(%(wholes)s::text[], %(parts)s::text[]) AS parts(whole, part)
    JOIN basis_searchword AS known ON known.word = part
) AS found(word, near) WHERE plainto_tsquery('nederlands', near) <> plainto_tsquery('nederlands', word)
"""


class Term(NamedTuple):
    """Phrases of which a record must have one, and what it then counts."""

    phrases: Sequence[str]
    weight: float


def choose(records: Large, terms: Iterable[Term], wanted: np.ndarray, filters: Filters = NO_FILTERS) -> Candidates:
    """The records that have most of these, to be weighed for the wanted buckets; with filters, of what those leave."""
    rows = [(number, term.weight, phrase) for number, term in enumerate(terms) for phrase in term.phrases]
    asked: dict[str, Any] = {
        "most": MOST,
        "terms": [number for number, _, _ in rows],
        "weights": [float(weight) for _, weight, _ in rows],
        "phrases": [phrase for _, _, phrase in rows],
    }
    parts = {"fits": "true", "among": "true", "chosen": BEST}
    if filters:
        asked["all"] = filters.all
        parts |= {"fits": FITS, "chosen": BEST_AND_FITTING}
    if filters.all_but_one:
        asked |= {"all_but_one": filters.all_but_one, "most": MOST_WITHIN}
        parts["among"] = FAILS_ONE_AT_MOST
    return records.chosen_by(CHOOSE.format(**parts), asked, wanted)


def other_forms(records: Large, words: Iterable[str]) -> dict[str, list[str]]:
    """For each word the known ones that have enough of its pieces, and pairs of them: overlast water, wateroverlst.

    Kept with what is rare in the kind, which is read anew when a record was written: who adds a filter asks the same.
    """
    long = [word for word in words if len(word) >= SHORTEST]
    found = {word: forms for word in long if (forms := records.forms.get(word)) is not None}
    if new := [word for word in long if word not in found]:
        read = _read_forms(records, new)
        if len(records.forms) >= MOST_KEPT:
            records.forms.clear()
        records.forms.update(read)
        found |= read
    return found


def _read_forms(records, words):
    parts = [(word, part) for word in words for part in _parts(word)]
    found: dict[str, set[str]] = {word: set() for word in words}
    asked = {
        "words": words,
        "roots": [max(root(word), word[:SHORTEST_PART], key=len) for word in words],
        "wholes": [word for word, _ in parts],
        "parts": [part for _, part in parts],
    }
    with connection.cursor() as cursor:
        cursor.execute(KNOWN, asked)
        for word, known in cursor.fetchall():
            found[word].add(known)
    return {word: _standing_for(records, word, others) for word, others in found.items()}


def _parts(word):
    """What a compound may begin and end with, in the forms that those have by themselves."""
    for place in range(SHORTEST_PART, len(word)):
        for ending in ENDINGS:
            yield word[:place] + ending
    for place in range(1, len(word) - SHORTEST_PART + 1):
        for ending in ENDINGS:
            yield word[place:] + ending


def _standing_for(records, word, others):
    pieces = np.unique(pieces_of(word))
    weights = records.whole.of_pieces[pieces] ** 2
    weights /= weights.sum()
    had = {other: np.isin(pieces, pieces_of(fold(other))) for other in sorted(others)}
    # A compound of the word has it whole, however much the pieces at its ends weigh.
    part = {other: 1.0 if word in fold(other) else float(weights[there].sum()) for other, there in had.items()}
    nearest = sorted(had, key=lambda other: -part[other])
    whole = _shortest_of([word], [other for other in nearest if part[other] >= SOME_PIECES][:MOST_FORMS])
    halves = [other for other in nearest if FEW_PIECES < part[other] < SOME_PIECES][:MOST_PARTS]
    pairs = [
        f"{one} {other}"
        for one, other in combinations(halves, 2)
        if weights[had[one] | had[other]].sum() >= SOME_PIECES
    ]
    return whole + pairs


def _shortest_of(found, others):
    """Those that begin as none before them: what begins with a word is found by that word."""
    new: list[str] = []
    for other in sorted(others, key=len):
        if not other.startswith(tuple(found + new)):
            new.append(other)
    return new
