"""Write and read the search table: words, filters, page and exact facet counts in one statement.

The design and its measurements are in docs/zoeken.md. A record's facets are integers, facet number x 1000 + value; 0 is
in every row, so that the total is just another count.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

EVERYTHING = 0
LONGEST_QUERY = 200
ORDERS = {
    "best": "score DESC, updated DESC, object_id DESC",
    "nieuw": "updated DESC, object_id DESC",
    "klein": "size ASC NULLS LAST, object_id DESC",
    "groot": "size DESC NULLS LAST, object_id DESC",
}


@dataclass(frozen=True)
class Option:
    """One value of one facet: its number in the table, its key in the URL, its label on the page, its sort key."""

    value: int
    key: str
    label: str
    order: str = ""


@dataclass(frozen=True)
class Entry:
    """What the search table holds of a record."""

    object_id: int
    updated: datetime
    title: str
    summary: str
    body: str = ""
    options: Sequence[Option] = ()
    size: int | None = None


@dataclass(frozen=True)
class Found:
    """The answer: how many in all, the ids of this page, and a count for each facet value."""

    total: int
    ids: list[int] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)


def clean_query(text: str) -> str:
    """The words of a visitor, without what PostgreSQL cannot read; at most 200 characters."""
    text = unicodedata.normalize("NFC", text)[: LONGEST_QUERY * 2]
    return re.sub(r"[^\w\s\"-]+", " ", text).strip()[:LONGEST_QUERY]


def sort_key(text: str) -> str:
    """The Dutch order of names, the same on every machine: no accents, no leading 's-, 't or de."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"^('s[- ]|'t |de |het )", "", plain)


WRITE = """
WITH new AS (
    SELECT * FROM unnest(%(ids)s::bigint[], %(updated)s::timestamptz[], %(sizes)s::int[], %(facets)s::text[],
                         %(titles)s::text[], %(summaries)s::text[], %(bodies)s::text[])
        AS t(object_id, updated, size, facets, title, summary, body)
), leads AS (
    SELECT *, setweight(to_tsvector('nederlands', title), 'A')
           || setweight(to_tsvector('nederlands', summary), 'B') AS lead FROM new
), old AS (
    SELECT facets FROM basis_searchrow WHERE kind = %(kind)s AND object_id = ANY(%(ids)s)
), counted AS (
    INSERT INTO basis_searchoption (kind, value, key, label, "order", n)
    SELECT %(kind)s, o.value, o.key, o.label, o.sort, coalesce(d.n, 0)
    FROM unnest(%(values)s::int[], %(keys)s::text[], %(labels)s::text[], %(sorts)s::text[])
        AS o(value, key, label, sort)
    LEFT JOIN (
        SELECT v, sum(n) AS n FROM (
            SELECT unnest(facets::int[]) AS v, 1 AS n FROM new UNION ALL SELECT unnest(facets), -1 FROM old
        ) AS changes GROUP BY v
    ) AS d ON d.v = o.value
    ORDER BY o.value
    ON CONFLICT (kind, value) DO UPDATE
        SET n = basis_searchoption.n + excluded.n, key = excluded.key, label = excluded.label, "order" = excluded."order"
), vocabulary AS (
    INSERT INTO basis_searchword (word) SELECT unnest(%(words)s::text[]) ON CONFLICT DO NOTHING
)
INSERT INTO basis_searchrow (kind, object_id, updated, size, facets, lead, tsv)
SELECT %(kind)s, object_id, updated, size, facets::int[], lead, lead || to_tsvector('nederlands', body) FROM leads
ON CONFLICT (kind, object_id) DO UPDATE SET updated = excluded.updated, size = excluded.size,
    facets = excluded.facets, lead = excluded.lead, tsv = excluded.tsv
"""


def write(kind: str, entries: Iterable[Entry]) -> None:
    """Make these records findable, with their facet counts, in the transaction of the caller."""
    entries = list(entries)
    if not entries:
        return
    everything = Option(EVERYTHING, "", "")
    options = {o.value: o for e in entries for o in e.options} | {EVERYTHING: everything}
    with transaction.atomic(), connection.cursor() as cursor:
        # Values that only the old rows had are lowered first: WRITE names just the options of the new rows.
        _lower(cursor, kind, [e.object_id for e in entries], unless=list(options))
        chosen = [options[value] for value in sorted(options)]
        cursor.execute(
            WRITE,
            {
                "kind": kind,
                "ids": [e.object_id for e in entries],
                "updated": [e.updated for e in entries],
                "sizes": [e.size for e in entries],
                "facets": ["{%s}" % ",".join(map(str, sorted({0, *(o.value for o in e.options)}))) for e in entries],
                "titles": [e.title for e in entries],
                "summaries": [e.summary for e in entries],
                "bodies": [e.body for e in entries],
                "values": [o.value for o in chosen],
                "keys": [o.key for o in chosen],
                "labels": [o.label for o in chosen],
                "sorts": [o.order for o in chosen],
                "words": sorted({w for e in entries for w in _words(f"{e.title} {e.summary}")}),
            },
        )


def remove(kind: str, *, only: Sequence[int] | None = None, keep: Sequence[int] | None = None) -> None:
    """Make records unfindable: those named, or all of a kind but those to keep."""
    chosen = "object_id = ANY(%s)" if only is not None else "object_id <> ALL(%s)"
    with transaction.atomic(), connection.cursor() as cursor:
        delete = f"DELETE FROM basis_searchrow WHERE kind = %s AND {chosen} RETURNING facets"  # noqa: S608
        cursor.execute(
            f"""WITH gone AS ({delete}), lost AS (SELECT unnest(facets) AS v, count(*) AS n FROM gone GROUP BY 1)
            UPDATE basis_searchoption SET n = basis_searchoption.n - lost.n FROM lost
            WHERE kind = %s AND value = lost.v""",  # noqa: S608 (no value of a visitor in it)
            [kind, list(only if only is not None else keep), kind],
        )


def _lower(cursor, kind, ids, unless):
    cursor.execute(
        """UPDATE basis_searchoption AS o SET n = o.n - lost.n FROM (
            SELECT v, count(*) AS n FROM basis_searchrow, unnest(facets) AS v
            WHERE kind = %s AND object_id = ANY(%s) AND v <> ALL(%s) GROUP BY v
        ) AS lost WHERE o.kind = %s AND o.value = lost.v""",
        [kind, ids, unless, kind],
    )


def _words(text: str) -> set[str]:
    return {w for w in re.findall(r"[^\W\d_]{4,60}", text.casefold())}


def find(
    kind: str,
    *,
    words: str = "",
    filters: Sequence[tuple[int, Sequence[int]]] = (),
    order: str = "best",
    limit: int = 20,
    whole: dict[int, int] | None = None,
) -> Found:
    """The page and the counts for these words and filters: within a filter any value, across filters all.

    `filters` pairs a facet's number with the chosen values. A count ignores the filter of its own facet. `whole` are
    the counts of the whole corpus, which answer what no word and at most one filter leave to count.
    """
    words = clean_query(words)
    filters = [(number, sorted(set(values))) for number, values in filters if values]
    if order == "best" and not words:
        order = "nieuw"
    known = whole if whole is not None and not words and len(filters) <= 1 else None
    sql, params = _statement(kind, words, filters, order, limit, known is not None)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        ids, values, numbers = cursor.fetchone()
    counts = dict(zip(values or [], numbers or [], strict=True))
    if known is not None:
        own = {number for number, _ in filters}
        counts = {v: n for v, n in known.items() if not filters or v // 1000 in own} | {
            v: n for v, n in counts.items() if v // 1000 not in own
        }
    return Found(total=counts.get(EVERYTHING, 0), ids=list(ids or []), counts=counts)


def _statement(kind, words, filters, order, limit, counts_known):
    where, params = ["kind = %(kind)s"], {"kind": kind, "limit": limit}
    sets = ["|".join(map(str, values)) for _, values in filters]
    if words:
        where.append("tsv @@ zoekvraag(%(words)s)")
        params["words"] = words
    if sets and (counts_known or len(sets) > 1):
        # At most one filter may fail: any row that passes all but one is counted for the one it fails.
        all_but_one = sets if counts_known else [_conjunction(sets[:i] + sets[i + 1 :]) for i in range(len(sets))]
        where.append("facets @@ %(near)s::query_int")
        params["near"] = "|".join(f"({part})" for part in all_but_one)
    misses = []
    for i, (number, _) in enumerate(filters):
        misses.append(f"WHEN NOT facets @@ %(set{i})s::query_int THEN {int(number)}")
        params[f"set{i}"] = sets[i]
    miss = f"CASE {' '.join(misses)} ELSE 0 END" if misses and not counts_known else "0"
    score = "ts_rank(lead, zoekvraag(%(words)s))" if words else "0"
    count = "SELECT v, count(*) AS n FROM hits, unnest(facets) AS v WHERE miss = 0 OR v / 1000 = miss GROUP BY v"
    if counts_known and not filters:
        count = "SELECT NULL::int AS v, NULL::bigint AS n WHERE false"
    materialized = "NOT MATERIALIZED" if counts_known and not filters else "MATERIALIZED"
    sql = f"""
    WITH hits AS {materialized} (
        SELECT object_id, updated, size, facets, {miss} AS miss, {score} AS score
        FROM basis_searchrow WHERE {" AND ".join(where)}
    ), page AS (
        SELECT object_id, row_number() OVER (ORDER BY {ORDERS[order]}) AS place FROM hits
        WHERE miss = 0 ORDER BY {ORDERS[order]} LIMIT %(limit)s
    ), counts AS ({count})
    SELECT (SELECT array_agg(object_id ORDER BY place) FROM page),
           (SELECT array_agg(v ORDER BY v) FROM counts), (SELECT array_agg(n ORDER BY v) FROM counts)
    """  # noqa: S608 (only our own words and numbers are in the text; a visitor's are parameters)
    return sql, params


def _conjunction(sets):
    return "&".join(f"({values})" for values in sets)


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
    """The same words with each unknown one replaced by the nearest known one, or "" if there is none."""
    words = clean_query(words).casefold()
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT coalesce(string_agg(coalesce(near.word, asked.word), ' ' ORDER BY asked.place), '')
            FROM unnest(string_to_array(%(words)s, ' ')) WITH ORDINALITY AS asked(word, place)
            LEFT JOIN LATERAL (
                SELECT word FROM basis_searchword
                WHERE word %% asked.word AND similarity(word, asked.word) > 0.35
                ORDER BY similarity(word, asked.word) DESC, word LIMIT 1
            ) AS near ON true""",
            {"words": re.sub(r"\s+", " ", words)},
        )
        better = cursor.fetchone()[0]
    return better if better != words else ""
