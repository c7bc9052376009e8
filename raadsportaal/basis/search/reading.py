"""Read the search table: words, filters, page and exact facet counts in one statement.

The design and its measurements are in docs/zoeken.md. A record's facets are integers, facet number x 1000 + value; 0 is
in every row, so that the total is just another count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from django.db import connection

from raadsportaal.basis.search import spelling, thesaurus
from raadsportaal.basis.search.filters import Filters
from raadsportaal.basis.search.indexing import EVERYTHING
from raadsportaal.basis.search.state import State, state

if TYPE_CHECKING:
    from raadsportaal.basis.search.relevance import Question

LONGEST_QUERY = 200
MOST_ALIKE = 6  # of what does not fit and is only alike
ORDERS = {
    "best": "score DESC, worth DESC, updated DESC, object_id DESC",
    "nieuw": "updated DESC, object_id DESC",
    "klein": "size ASC NULLS LAST, object_id DESC",
    "groot": "size DESC NULLS LAST, object_id DESC",
    # What has no inhabitants may keep another number as its size: of a programme it is the day that it began.
    "eerst": "size ASC NULLS LAST, object_id DESC",
    "laatst": "size DESC NULLS LAST, object_id DESC",
}
# Of use to a reader: what it is worth to all, less by how far the place is from the reader's in size: a place that is
# 2.7 times as large or small loses 12, one of twelve times or of unknown size the most. Beside the words it is a small
# thing: a record of 100 has a score that is 3 % higher than one of nothing.
USE = "worth"
USE_NEAR = "(worth - least(30, 12 * abs(ln(greatest(size, 1)::float / %(near)s))))"
USE_BESIDE_WORDS = 0.0003


@dataclass(frozen=True)
class Found:
    """The answer: how many in all, the ids of this page, and a count for each facet value."""

    total: int
    ids: list[int] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    alike: list[int] = field(default_factory=list)  # ids below the floor of relevance: shown apart, never counted
    question: Question | None = None  # as it was read, with what else was looked for


def clean_query(text: str) -> str:
    """The words of a visitor, without what PostgreSQL cannot read; at most 200 characters."""
    text = unicodedata.normalize("NFC", text)[: LONGEST_QUERY * 2]
    return re.sub(r"[^\w-]+", " ", text).strip()[:LONGEST_QUERY]


def find(
    kind: str,
    *,
    words: str = "",
    filters: Sequence[tuple[int, Sequence[int]]] = (),
    order: str = "best",
    limit: int = 20,
    whole: dict[int, int] | None = None,
    among: Sequence[int] | None = None,
    near: int | None = None,
    now: State | None = None,
) -> Found:
    """The page and the counts for these words and filters: within a filter any value, across filters all.

    `filters` pairs a facet's number with the chosen values. A count ignores the filter of its own facet. `whole` are
    the counts of the whole corpus, which answer what no word and at most one filter leave to count. `among` are the
    ids of the records that it is about, if not all: they keep their order, and only they are counted. `near` is the
    number of inhabitants of the reader's municipality: of what is as good, places of that size come first. `now` is
    the state of the kind, from who has just read it.
    """
    words = clean_query(words)
    chosen = Filters(filters)
    scores = None
    in_order = among is not None
    ranked = _ranked(now or state(kind), words, chosen) if words else None
    if ranked:
        if among is None:
            among, scores = ranked.good, ranked.scores
        else:
            good = set(ranked.good)
            among = [pk for pk in among if pk in good]
    known = whole if whole is not None and among is None and len(chosen) <= 1 else None
    sql, params = _statement(kind, chosen, order, limit, known is not None, among, in_order, scores=scores, near=near)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        ids, values, numbers = cursor.fetchone()
    counts = dict(zip(values or [], numbers or [], strict=True))
    if known is not None:
        own = {number for number, _ in chosen}
        counts = {v: n for v, n in known.items() if not chosen or v // 1000 in own} | {
            v: n for v, n in counts.items() if v // 1000 not in own
        }
    found = Found(total=counts.get(EVERYTHING, 0), ids=list(ids or []), counts=counts)
    if ranked:
        found = replace(found, question=ranked.question, alike=[] if chosen else ranked.alike[:MOST_ALIKE])
    return found


def _ranked(now, words, filters):
    from raadsportaal.basis.search import relevance  # here: with numpy it takes a while to import

    return relevance.ranked(now, words, filters)


def _statement(kind, filters, order, limit, counts_known, among, in_order, *, scores, near):
    where, params = ["kind = %(kind)s"], {"kind": kind, "limit": limit}
    use = USE_NEAR if near else USE
    if near:
        params["near"] = near
    order_by = ORDERS[order]
    if among is not None:
        where.append("object_id = ANY(%(among)s::bigint[])")
        params["among"] = list(among)
        if in_order:
            order_by = "array_position(%(among)s::bigint[], object_id)"
    if filters and (counts_known or filters.all_but_one):
        # At most one filter may fail: any row that passes all but one is counted for the one it fails.
        where.append("facets @@ %(at_most_one)s::query_int")
        params["at_most_one"] = filters.all if counts_known else filters.all_but_one
    misses = []
    for number, condition in filters:
        misses.append(f"WHEN NOT facets @@ %(set{number})s::query_int THEN {int(number)}")
        params[f"set{number}"] = condition
    miss = f"CASE {' '.join(misses)} ELSE 0 END" if misses and not counts_known else "0"
    score = "0"
    if scores is not None:
        params["scores"] = scores
        score = (
            f"(%(scores)s::float[])[array_position(%(among)s::bigint[], object_id)] * (1 + {USE_BESIDE_WORDS} * {use})"
        )
    # Unnested in the SELECT list: half the time of a lateral join.
    each = "SELECT miss, unnest(facets) AS v FROM hits"
    count = f"SELECT v, count(*) AS n FROM ({each}) AS each WHERE miss = 0 OR v / 1000 = miss GROUP BY v"  # noqa: S608
    if counts_known and not filters:
        count = "SELECT NULL::int AS v, NULL::bigint AS n WHERE false"
    materialized = "NOT MATERIALIZED" if counts_known and not filters else "MATERIALIZED"
    sql = f"""
    WITH hits AS {materialized} (
        SELECT object_id, updated, size, {use} AS worth, facets, {miss} AS miss, {score} AS score
        FROM basis_searchrow WHERE {" AND ".join(where)}
    ), page AS (
        SELECT object_id, row_number() OVER (ORDER BY {order_by}) AS place FROM hits
        WHERE miss = 0 ORDER BY {order_by} LIMIT %(limit)s
    ), counts AS ({count})
    SELECT (SELECT array_agg(object_id ORDER BY place) FROM page),
           (SELECT array_agg(v ORDER BY v) FROM counts), (SELECT array_agg(n ORDER BY v) FROM counts)
    """  # noqa: S608 (only our own words and numbers are in the text; a visitor's are parameters)
    return sql, params


def find_everywhere(words: str, *, limit: int = 5) -> dict[str, Found]:
    """For every kind of record how many match, and the ids of the best few: one statement."""
    words = clean_query(words)
    if not words:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            """WITH hits AS (
                SELECT kind, object_id, row_number() OVER (PARTITION BY kind
                    ORDER BY ts_rank(lead, zoekvraag(%(words)s)) DESC, updated DESC, object_id) AS place
                FROM basis_searchrow WHERE tsv @@ zoekvraag(%(words)s))
            SELECT kind, count(*), array_agg(object_id ORDER BY place) FILTER (WHERE place <= %(limit)s)
            FROM hits GROUP BY kind""",
            {"words": words, "limit": limit},
        )
        return {kind: Found(total=n, ids=ids) for kind, n, ids in cursor.fetchall()}


def suggest(words: str) -> str:
    """The same words with each that is nowhere replaced by the nearest known one, or "" if there is none.

    A word that no record has may be one of the language of councils: then it is meant.
    """
    words = " ".join(clean_query(words).casefold().split())
    meant = [word for typed, _ in thesaurus.current().other_names(words) for word in typed]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT coalesce(string_agg(coalesce(near.word, asked.word), ' ' ORDER BY asked.place), '')
            FROM unnest(string_to_array(%(words)s, ' ')) WITH ORDINALITY AS asked(word, place)
            LEFT JOIN LATERAL ({spelling.KNOWN_INSTEAD}) AS near ON length(asked.word) >= %(shortest)s
                AND asked.word <> ALL(%(meant)s::text[])
                AND NOT EXISTS (SELECT FROM basis_searchword AS known WHERE known.word = asked.word)""",  # noqa: S608 (ours)
            {"words": words, "meant": meant, "shortest": spelling.SHORTEST, **spelling.BOUNDS},
        )
        better = cursor.fetchone()[0]
    return better if better != words and find_everywhere(better, limit=1) else ""
