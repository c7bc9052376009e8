"""Write the search table: what a record is found by, with the counts of its facets, in the record's own transaction."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction

from raadsportaal.basis.database.locks import one_at_a_time
from raadsportaal.basis.search import names
from raadsportaal.basis.search.front import front_of
from raadsportaal.basis.search.state import State
from raadsportaal.basis.texts import fold

EVERYTHING = 0
# PostgreSQL holds at most 1 MB of words in a text vector.
LONGEST_BODY = 200_000


@dataclass(frozen=True)
class Option:
    """One value of one facet: its number in the table, its key in the URL, its label on the page, its sort key."""

    value: int
    key: str
    label: str
    order: str = ""


# What a word counts for by where it stands (docs/zoeken.md).
WEIGHTS = {"title": 3.0, "keywords": 2.0, "summary": 1.6, "body": 1.0, "context": 0.8}
OFTEN = 1.8  # what a word counts for that is said more than once, or is a keyword: it is told beside title and summary


@dataclass(frozen=True)
class Entry:
    """What the search table holds of a record; `names` are what it is called, for a kind whose records have names."""

    object_id: int
    updated: datetime
    title: str
    summary: str
    body: str = ""
    keywords: str = ""  # what it is about in one or two words: its thema's
    context: str = ""  # what is true of it, and is not its subject
    options: Sequence[Option] = ()
    size: int | None = None
    terms: Sequence[str] = ()  # other words for its subject, which its body has too: what a typing error may mean
    subjects: Sequence[str] = ()  # that an editor put it under, and a result names; its keywords have them too
    worth: int = 0  # how much it is of use whatever is asked: what a list without words begins with
    names: Sequence[str] | None = None


def sort_key(text: str) -> str:
    """The Dutch order of names, the same on every machine: no accents, no leading 's-, 't or de."""
    return re.sub(r"^('s[- ]|'t |de |het )", "", fold(text))


class Known(NamedTuple):
    """A value of a facet that some record has, and how many have it in all."""

    value: int
    key: str
    label: str
    n: int


_known: dict[str, tuple[int, list[Known]]] = {}


def known_options(now: State) -> list[Known]:
    """The values of all facets of a kind that occur, in the order in which a page shows them.

    Kept by each process until a record of the kind is written.
    """
    latest, found = _known.get(now.kind, (None, []))
    if latest != now.latest:
        with connection.cursor() as cursor:
            cursor.execute(
                'SELECT value, key, label, n FROM basis_searchoption WHERE kind = %s AND n > 0 ORDER BY "order", label',
                [now.kind],
            )
            found = [Known(*row) for row in cursor.fetchall()]
        _known[now.kind] = now.latest, found
    return found


WRITE = """
WITH new AS (
    SELECT * FROM unnest(%(ids)s::bigint[], %(updated)s::timestamptz[], %(sizes)s::int[],
                         %(worths)s::int[], %(facets)s::text[], %(titles)s::text[], %(summaries)s::text[],
                         %(bodies)s::text[], %(others)s::text[], %(often)s::text[])
        AS t(object_id, updated, size, worth, facets, title, summary, body, keywords_and_context, often)
), leads AS (
    SELECT *, setweight(to_tsvector('nederlands', title), 'A')
           || setweight(to_tsvector('nederlands', summary), 'B') AS front FROM new
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
        SET n = basis_searchoption.n + excluded.n,
            key = excluded.key, label = excluded.label, "order" = excluded."order"
    RETURNING value, n
), lowered AS (
    UPDATE basis_searchoption AS o SET n = o.n - lost.n FROM (
        SELECT v, count(*) AS n FROM old, unnest(facets) AS v WHERE v <> ALL(%(values)s) GROUP BY v
    ) AS lost WHERE o.kind = %(kind)s AND o.value = lost.v
), vocabulary AS (
    INSERT INTO basis_searchword (word, in_front) SELECT * FROM unnest(%(words)s::text[], %(in_front)s::bool[])
    ON CONFLICT (word) DO UPDATE SET in_front = true WHERE excluded.in_front AND NOT basis_searchword.in_front
), written AS (
    INSERT INTO basis_searchrow (kind, object_id, updated, size, worth, facets, lead, tsv)
    SELECT %(kind)s, object_id, updated, size, worth, facets::int[],
        front || setweight(to_tsvector('nederlands', often), 'C'),
        front || to_tsvector('nederlands', body || ' ' || keywords_and_context) FROM leads
    ON CONFLICT (kind, object_id) DO UPDATE SET updated = excluded.updated, size = excluded.size,
        worth = excluded.worth, facets = excluded.facets, lead = excluded.lead, tsv = excluded.tsv
)
SELECT n, EXISTS (SELECT FROM basis_searchrarity WHERE kind = %(kind)s) FROM counted WHERE value = %(everything)s
"""


def lock(kind: str) -> None:
    """Let nobody else write rows of this kind until the transaction ends; to be taken before the record is read.

    Two editors who save at once would otherwise lock the shared counts in different orders, or count an old state.
    """
    one_at_a_time(f"zoekrij {kind}")


def recount(kind: str) -> None:
    """Make the counts what the rows say; they already are, unless somebody wrote in the tables by hand."""
    with transaction.atomic(), connection.cursor() as cursor:
        lock(kind)
        cursor.execute(
            """WITH counted AS (
                SELECT unnest(facets) AS v, count(*) AS n FROM basis_searchrow WHERE kind = %s GROUP BY 1
            )
            UPDATE basis_searchoption AS o SET n = coalesce((SELECT n FROM counted WHERE v = o.value), 0)
            WHERE o.kind = %s""",
            [kind, kind],
        )
        cursor.execute("DELETE FROM basis_searchoption WHERE kind = %s AND n = 0 AND value <> %s", [kind, EVERYTHING])


def forget_words() -> None:
    """Empty the vocabulary, before everything is indexed anew."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM basis_searchword")


def write(kind: str, entries: Iterable[Entry]) -> None:
    """Make these records findable, with their facet counts, in the transaction of the caller."""
    entries = list(entries)
    if not entries:
        return
    everything = Option(EVERYTHING, "", "")
    options = {o.value: o for e in entries for o in e.options} | {EVERYTHING: everything}
    weighed = [_weighed(e) for e in entries]
    in_front = _words(f"{e.title} {e.summary}" for e in entries)
    in_front |= _words(term for e in entries for term in e.terms if " " not in term)
    words = sorted(in_front | _words(f"{e.body} {e.keywords} {e.context}"[:LONGEST_BODY] for e in entries))
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        lock(kind)
        chosen = [options[value] for value in sorted(options)]
        cursor.execute(
            WRITE,
            {
                "kind": kind,
                "everything": EVERYTHING,
                "ids": [e.object_id for e in entries],
                "updated": [e.updated for e in entries],
                "sizes": [e.size for e in entries],
                "worths": [e.worth for e in entries],
                "facets": [f"{{{','.join(map(str, sorted({0, *(o.value for o in e.options)})))}}}" for e in entries],
                "titles": [e.title for e in entries],
                "summaries": [e.summary for e in entries],
                "bodies": [e.body[:LONGEST_BODY] for e in entries],
                "others": [f"{e.keywords} {e.context}"[:LONGEST_BODY] for e in entries],
                "values": [o.value for o in chosen],
                "keys": [o.key for o in chosen],
                "labels": [o.label for o in chosen],
                "sorts": [o.order for o in chosen],
                "often": [_often(counted)[:LONGEST_BODY] for counted in weighed],
                "words": words,
                "in_front": [word in in_front for word in words],
            },
        )
        state = cursor.fetchone()
        _weigh(cursor, kind, entries, weighed, state)
        called = {e.object_id: e.names for e in entries if e.names is not None}
        if called:
            names.write(cursor, kind, called)


# A number that was never given before: when a transaction is undone, what it wrote is not taken for what comes next.
WEIGH = """
INSERT INTO basis_searchweight (kind, object_id, stamp, packed, front)
SELECT %(kind)s, object_id, nextval('basis_zoekstempel'), packed, front
FROM unnest(%(ids)s::bigint[], %(packed)s::bytea[], %(fronts)s::text[]) AS t(object_id, packed, front)
ON CONFLICT (kind, object_id) DO UPDATE SET stamp = excluded.stamp, packed = excluded.packed, front = excluded.front
"""


def _weighed(entry):
    from raadsportaal.basis.search import features  # here: numpy takes a while to import

    return features.weighed((getattr(entry, name), weight) for name, weight in WEIGHTS.items())


def _often(counted):
    return " ".join(word for word, n in counted.items() if n >= OFTEN)


def _weigh(cursor, kind, entries, weighed, state):
    from raadsportaal.basis.search import features, rarity  # here: numpy takes a while to import

    ids = [entry.object_id for entry in entries]
    packed = [features.pack(counted) for counted in weighed]
    fronts = [front_of([entry.title, entry.summary, *entry.terms, *entry.subjects]) for entry in entries]
    with rarity.kept(cursor, kind, rarity.State(*state), "object_id = ANY(%s)", ids, packed):
        cursor.execute(WEIGH, {"kind": kind, "ids": ids, "packed": packed, "fronts": fronts})


def remove(kind: str, ids: Sequence[int]) -> None:
    """Make these records unfindable."""
    _remove(kind, "object_id = ANY(%s)", ids)


def keep_only(kind: str, ids: Sequence[int]) -> None:
    """Make all records of a kind unfindable but these."""
    _remove(kind, "object_id <> ALL(%s)", ids)


def _remove(kind, chosen, ids):
    from raadsportaal.basis.search import rarity  # here: numpy takes a while to import

    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        lock(kind)
        delete = f"DELETE FROM basis_searchrow WHERE kind = %s AND {chosen} RETURNING facets"  # noqa: S608
        cursor.execute(
            f"""WITH gone AS ({delete}), lost AS (SELECT unnest(facets) AS v, count(*) AS n FROM gone GROUP BY 1)
            UPDATE basis_searchoption SET n = basis_searchoption.n - lost.n FROM lost
            WHERE kind = %s AND value = lost.v""",  # noqa: S608 (no value of a visitor in it)
            [kind, list(ids), kind],
        )
        with rarity.kept(cursor, kind, rarity.state(cursor, kind), chosen, ids):
            cursor.execute(
                f"""UPDATE basis_searchweight SET packed = NULL, stamp = nextval('basis_zoekstempel')
                WHERE kind = %s AND {chosen} AND packed IS NOT NULL""",  # noqa: S608
                [kind, list(ids)],
            )
        cursor.execute(f"DELETE FROM basis_searchname WHERE kind = %s AND {chosen}", [kind, list(ids)])  # noqa: S608


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"[^\W\d_]{4,60}", text.casefold())}
