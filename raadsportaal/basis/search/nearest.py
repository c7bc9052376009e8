"""When nothing fits: which known words come nearest, with how much they find."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import connection

from raadsportaal.basis.search import thesaurus
from raadsportaal.basis.search.language import words_of
from raadsportaal.basis.search.reading import clean_query, find

MOST_TRIED = 6  # words of each sort: each that is tried is a search
# Letters of a word that a longer one begins or ends with, from how many it is not there by chance, and of what is left.
SHORTEST, SURE, SHORTEST_REST = 5, 8, 4
# A word that what was asked begins or ends with (belasting in hondenbelasting) is nearer as it is longer. What is left
# is no ending (regel in regelen); before a short one it is a word: lintjesregen is no regen. What is spelled almost so
# was looked for already.
PARTS = """
SELECT known.word FROM unnest(%(words)s::text[]) AS asked(word)
JOIN basis_searchword AS known ON known.in_front
    AND length(known.word) BETWEEN %(shortest)s AND length(asked.word) - %(rest)s
    AND (asked.word LIKE known.word || '%%'
        OR (asked.word LIKE '%%' || known.word AND (length(known.word) >= %(sure)s OR EXISTS (
            SELECT FROM basis_searchword AS beginning
            WHERE beginning.word = left(asked.word, -length(known.word))))))
GROUP BY known.word
ORDER BY max(length(known.word)::real / length(asked.word)) DESC, known.word LIMIT %(most)s
"""


def wider(typed: str, also: Iterable[str], kind: str, most: int) -> list[tuple[str, int]]:
    """Words to look for instead, each with how many records of the kind its list shows.

    First those that an editor put beside what was typed (`also`), then the subjects that it names beside other words,
    then what its words are made of.
    """
    subjects = [" ".join(words) for words, _ in thesaurus.current().other_names(typed)]
    words = dict.fromkeys([*islice(also, MOST_TRIED), *subjects, *parts_of(typed)])
    found = ((word, find(kind, words=word, limit=1).total) for word in words)
    return list(islice(((word, n) for word, n in found if n), most))


def parts_of(typed: str) -> list[str]:
    """Known words that those typed begin or end with, the nearest first."""
    words = [word for word in re.findall(r"[^\W\d_]{4,60}", clean_query(typed).casefold()) if words_of(word)]
    if not words:
        return []
    asked: dict[str, Any] = {
        "words": words[:MOST_TRIED],
        "shortest": SHORTEST,
        "sure": SURE,
        "rest": SHORTEST_REST,
        "most": MOST_TRIED,
    }
    with connection.cursor() as cursor:
        cursor.execute(PARTS, asked)
        return [word for (word,) in cursor.fetchall()]
