"""When nothing fits: which known words come nearest, with how much they find."""

import re
from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import connection

from raadsportaal.basis.search.reading import clean_query, find

MOST_TRIED = 6  # of an editor's words: each is a search
SHORTEST = 5  # letters of a word that a longer one begins or ends with: fewer are there by chance
# A word with which what was asked begins or ends (belasting in hondenbelasting) is nearer as it is longer; one that is
# spelled almost so as more of its threes of letters agree; what was asked itself comes last, if it was not all.
NEAREST = """
WITH asked AS (SELECT unnest(%(words)s::text[]) AS word),
known AS (
    SELECT known.word, max(CASE
        WHEN known.word = asked.word THEN 0.3
        WHEN asked.word LIKE known.word || '%%' OR asked.word LIKE '%%' || known.word
            THEN length(known.word)::real / length(asked.word)
        ELSE similarity(known.word, asked.word) END) AS near
    FROM asked JOIN basis_searchword AS known ON known.word %% asked.word AND similarity(known.word, asked.word) > 0.4
        OR (length(known.word) >= %(shortest)s
            AND (asked.word LIKE known.word || '%%' OR asked.word LIKE '%%' || known.word))
    WHERE known.in_front AND known.word <> %(whole)s
    GROUP BY known.word ORDER BY near DESC, known.word LIMIT 20
)
SELECT word, n FROM known, LATERAL (
    SELECT count(*) AS n FROM basis_searchrow WHERE kind = %(kind)s AND tsv @@ zoekvraag(word)
) AS found WHERE n > 0 ORDER BY near DESC, word LIMIT %(most)s
"""


def wider(typed: str, also: Iterable[str], kind: str, most: int) -> list[tuple[str, int]]:
    """Words to look for instead, each with how many records of the kind its list shows.

    First those that an editor put beside what was typed (`also`), then those that are spelled like it.
    """
    words = dict.fromkeys([*islice(also, MOST_TRIED), *(word for word, _ in nearest(typed, kind, most))])
    found = ((word, find(kind, words=word, limit=1).total) for word in words)
    return list(islice(((word, n) for word, n in found if n), most))


def nearest(typed: str, kind: str, most: int) -> list[tuple[str, int]]:
    """Known words that are like those typed, the nearest first, each with how many records of the kind it finds."""
    words = re.findall(r"[^\W\d_]{4,60}", clean_query(typed).casefold())
    if not words:
        return []
    asked: dict[str, Any] = {
        "words": words[:8],
        "whole": " ".join(words),
        "kind": kind,
        "shortest": SHORTEST,
        "most": most,
    }
    with connection.cursor() as cursor:
        cursor.execute(NEAREST, asked)
        return cursor.fetchall()
