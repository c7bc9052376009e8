"""The records of one kind with what they weigh, turned over: from a bucket to the records that have it.

Kept by each process, and made anew when a record of the kind was written: the table tells by a number that only grows.
Of a large kind it keeps only what is rare, and fetches for each question the records that may answer it.
Two measures come out of it, side by side: the cosine of the pieces of words, and BM25 over whole words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from django.db import connection
from psycopg import Cursor

from raadsportaal.basis.search import rarity
from raadsportaal.basis.search.features import DECODED, PACKED, PIECES, unpack, unpack_coded
from raadsportaal.basis.search.rarity import Rarity, find_in, how_rare
from raadsportaal.basis.search.state import State, state, states

# BM25 (Robertson and Zaragoza 2009): how soon a word that comes back counts no more, and how much length matters.
K1, B = 1.2, 0.6
UNKNOWN = 2.2  # how rare a piece is that no record has

Vector = tuple[np.ndarray, np.ndarray]  # buckets, and what each counts

_kept: dict[str, Corpus | Large] = {}


class Corpus:
    """The records `ids` of a kind, each with its buckets and weights and its front (front.py).

    `stamps` say which writing of them it is.
    """

    def __init__(
        self,
        ids: Sequence[int],
        stamps: Sequence[int],
        vectors: list[Vector],
        fronts: Sequence[str | None],
        latest: int = 0,
    ):
        self.ids = np.array(ids, dtype=np.int64)
        self.stamps = list(stamps)
        self.vectors, self.fronts = vectors, fronts
        self.latest = latest  # also of what is gone

    @property
    def number(self) -> int:
        """How many records what is rare is told from."""
        return len(self.ids)

    def vector_of(self, pk: int) -> Vector:
        return self.vectors[int(np.flatnonzero(self.ids == pk)[0])]

    @cached_property
    def _table(self):
        """(buckets, where each begins, its rarity, records, impacts): the last two as long as all vectors together."""
        records, buckets, values = _flat(self.vectors)
        order = np.argsort(buckets, kind="stable")
        buckets, records, values = buckets[order], records[order], values[order]
        known, starts, counts = np.unique(buckets, return_index=True, return_counts=True)
        rare = how_rare(self.number, counts)
        each = np.repeat(rare, counts)
        pieces = _flattened(values) * each * (buckets < PIECES)
        norms = np.sqrt(np.bincount(records, pieces**2, self.number))
        lengths = np.bincount(records, values * (buckets >= PIECES), self.number)
        mean = max(float(lengths.mean()), 1e-9) if len(lengths) else 1.0
        impacts = _impacts(buckets, values, each, norms[records], lengths[records] / mean)
        return known, np.append(starts, len(buckets)), rare, records, impacts

    def rarity_of(self, buckets: np.ndarray) -> np.ndarray:
        """How rare each bucket is here; 0 for what no record has."""
        known, _, rare, _, _ = self._table
        return find_in(known, rare, buckets)

    def _postings(self, buckets, values):
        """Where in the table the records of these buckets stand, and for each the value that belongs to its bucket."""
        known, starts, _, _, _ = self._table
        if not len(known):
            return np.empty(0, dtype=np.int64), values[:0]
        places = np.minimum(np.searchsorted(known, buckets), len(known) - 1)
        there = known[places] == buckets
        places, values = places[there], values[there]
        spans = starts[places + 1] - starts[places]
        first = np.repeat(starts[places] - np.append(0, np.cumsum(spans)[:-1]), spans)
        return first + np.arange(int(spans.sum())), np.repeat(values, spans)

    def _sum(self, postings, weights):
        return np.bincount(self._table[3][postings], weights=weights, minlength=len(self.ids))

    def score(self, buckets: np.ndarray, values: np.ndarray) -> np.ndarray:
        """For each record the sum of what its buckets weigh, each as often as the question has it."""
        postings, times = self._postings(buckets, values)
        return self._sum(postings, self._table[4][postings] * times)

    def cosine(self, buckets: np.ndarray, values: np.ndarray) -> np.ndarray:
        """Of pieces: from 0 to 1. What no record has makes the question longer, so that half a likeness is half."""
        weights = values * self._rarity_or_unknown(buckets)
        return self.score(buckets, weights) / max(float(np.sqrt((weights**2).sum())), 1e-9)

    def covered(self, buckets: np.ndarray) -> np.ndarray:
        """For each record the part of these pieces that it has, by their rarity: from 0 to 1, however long it is."""
        return self.covered_each([buckets])[0]

    def covered_each(self, groups: Sequence[np.ndarray]) -> np.ndarray:
        """The same for some groups of pieces at once: a row for each."""
        buckets = np.concatenate(groups)
        rows = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
        weights = self._rarity_or_unknown(buckets) ** 2
        postings, places = self._postings(buckets, np.arange(len(buckets)))
        had = self._each(len(groups), rows[places], postings, weights[places])
        return had / np.maximum(np.bincount(rows, weights, len(groups)), 1e-9)[:, None]

    def told_each(self, words: np.ndarray) -> np.ndarray:
        """For each whole word a row: how much each record says of it, from 0 to 1, by how often and how long it is."""
        postings, rows = self._postings(words, np.arange(len(words)))
        impacts = self._each(len(words), rows, postings, self._table[4][postings])
        return impacts / ((K1 + 1) * np.maximum(self.rarity_of(words), 1e-9))[:, None]

    def _each(self, number, rows, postings, weights):
        """The sums of weights for each of some rows and each record."""
        size = len(self.ids)
        return np.bincount(rows * size + self._table[3][postings], weights, number * size).reshape(number, size)

    def _rarity_or_unknown(self, buckets):
        rarity = self.rarity_of(buckets)
        return np.where(rarity > 0, rarity, UNKNOWN)


class Candidates(Corpus):
    """Of a large kind the records that may answer a question, weighed as all of them together would be.

    Only the `wanted` buckets are turned over: those of the question. All are taken apart at once, for some hundreds one
    by one take four times as long.
    """

    def __init__(
        self,
        ids: Sequence[int],
        packed: Sequence[bytes],
        fronts: Sequence[str | None],
        whole: Rarity,
        wanted: np.ndarray,
    ):
        super().__init__(ids, [], [], fronts)
        self.packed, self.whole, self.wanted = packed, whole, wanted

    @property
    def number(self) -> int:
        return self.whole.records

    def vector_of(self, pk: int) -> Vector:
        return unpack(self.packed[int(np.flatnonzero(self.ids == pk)[0])])

    @cached_property
    def _table(self):
        buckets, codes = unpack_coded(b"".join(self.packed))
        sizes = np.array([len(one) // PACKED.itemsize for one in self.packed], dtype=np.int64)
        rare = self.whole.of_pieces_square.take(np.minimum(buckets, PIECES).astype(np.intp))
        norms = np.sqrt(_sums(FLATTENED_SQUARE.take(codes) * rare, sizes))
        lengths = _sums(DECODED.take(codes) * (buckets >= PIECES), sizes)

        asked = _find_among(buckets, self.wanted)
        records = np.searchsorted(np.cumsum(sizes), asked, side="right")
        buckets, values = buckets[asked], DECODED[codes[asked]]
        order = np.argsort(buckets, kind="stable")
        buckets, records, values = buckets[order], records[order], values[order]
        known, starts, counts = np.unique(buckets, return_index=True, return_counts=True)
        rare = self.whole.of(known)
        each = np.repeat(rare, counts)
        impacts = _impacts(buckets, values, each, norms[records], lengths[records] / self.whole.mean_length)
        return known, np.append(starts, len(buckets)), rare, records, impacts

    def rarity_of(self, buckets: np.ndarray) -> np.ndarray:
        return self.whole.of(buckets)


FETCH = """
SELECT object_id, packed, front FROM basis_searchweight
WHERE kind = %(kind)s AND object_id = ANY(%(ids)s) AND packed IS NOT NULL ORDER BY object_id
"""


class Large:
    """A kind of which a process holds no more than what is rare in it."""

    def __init__(self, kind: str, whole: Rarity, latest: int = 0):
        self.kind, self.whole, self.latest = kind, whole, latest
        self.forms: dict[str, list[str]] = {}  # of words that were asked: candidates.py

    @property
    def number(self) -> int:
        return self.whole.records

    def rarity_of(self, buckets: np.ndarray) -> np.ndarray:
        """How rare each bucket is in the kind; 0 for what no record has."""
        return self.whole.of(buckets)

    def fetch(self, ids: Sequence[int], wanted: np.ndarray) -> Candidates:
        """These records, for a question of the wanted buckets."""
        return self.chosen_by(FETCH, {"ids": list(ids)}, wanted)

    def chosen_by(self, statement: str, params: Mapping[str, Any], wanted: np.ndarray) -> Candidates:
        """The records, each with what it weighs, that a statement gives."""
        connection.ensure_connection()
        # In binary: some megabytes as text take more than twice as long, and Django's own cursor knows text only.
        with Cursor(connection.connection) as cursor:
            rows = cursor.execute(statement, {"kind": self.kind, **params}, binary=True).fetchall()
        ids, packed, fronts = zip(*rows, strict=True) if rows else ((), (), ())
        return Candidates(ids, packed, fronts, self.whole, wanted)


def _flat(vectors):
    """(records, buckets, values) of some vectors, each as long as they are together."""
    records = np.repeat(np.arange(len(vectors), dtype=np.int32), [len(buckets) for buckets, _ in vectors])
    buckets = np.concatenate([buckets for buckets, _ in vectors] or [np.empty(0, np.uint32)])
    values = np.concatenate([values for _, values in vectors] or [np.empty(0, np.float32)])
    return records, buckets, values


def _flattened(values):
    """That a piece comes back counts for less each time."""
    return np.minimum(values, 1) + np.log(np.maximum(values, 1))


FLATTENED_SQUARE = np.square(_flattened(DECODED))
LOW = 2**16


def _sums(values, sizes):
    """The sum of each run of values, of these sizes."""
    sums, filled = np.zeros(len(sizes)), sizes > 0
    if filled.any():
        sums[filled] = np.add.reduceat(values, (np.cumsum(sizes) - sizes)[filled])
    return sums


def _find_among(buckets, wanted):
    """The places of the wanted ones: first by half of their bits, in a table that the processor has at hand."""
    is_possible = np.zeros(LOW, dtype=bool)
    is_possible[wanted % LOW] = True
    places = np.flatnonzero(is_possible.take(buckets.view("<u2")[::2]))
    return places[np.isin(buckets[places], wanted)]


def _impacts(buckets, values, rare, of_pieces, of_words):
    """What each value weighs in its record: its part of the cosine, or BM25 where it is of a whole word."""
    cosine = _flattened(values) / np.maximum(of_pieces, 1e-9)
    bm25 = values * (K1 + 1) / (values + K1 * (1 - B + B * of_words))
    return (np.where(buckets < PIECES, cosine, bm25) * rare).astype(np.float32)


def current(kind: str) -> Corpus | Large:
    """The records of a kind as the database has them now: one small query when nothing was written since."""
    return of_state(state(kind))


def current_and_mark(kind: str) -> tuple[Corpus | Large, object]:
    """The same with the mark of the thesaurus of now, for thesaurus.current(): one query for both."""
    now = state(kind)
    return of_state(now), now.mark


def of_kinds(kinds: Iterable[str]) -> dict[str, Corpus | Large]:
    """The same for several, also by one query."""
    return {now.kind: of_state(now) for now in states(kinds)}


def of_state(now: State) -> Corpus | Large:
    """The records of a kind of which the state was read: no query when this process holds them so."""
    held, is_large = _kept.get(now.kind), now.number > rarity.MOST_HELD
    if held is None or held.latest != now.latest or isinstance(held, Large) is not is_large:
        with connection.cursor() as cursor:
            held = _read_rarity(cursor, now.kind, now.latest) if is_large else _read(cursor, now.kind, held)
        _kept[now.kind] = held
    return held


def kept(kind: str) -> Corpus | Large | None:
    """What this process has read of a kind until now, if anything."""
    return _kept.get(kind)


def all_kept() -> list[Corpus | Large]:
    """The same of all kinds."""
    return list(_kept.values())


def _read_rarity(cursor, kind, latest):
    """What is rare in a large kind; counted here when nobody wrote in the kind since it is kept."""
    return Large(kind, rarity.read(cursor, kind) or rarity.count(cursor, kind), latest)


def _read(cursor, kind, old):
    """The whole kind; what was not written since is not fetched again."""
    cursor.execute(
        "SELECT object_id, stamp, packed IS NULL FROM basis_searchweight WHERE kind = %s ORDER BY object_id", [kind]
    )
    everything = cursor.fetchall()
    rows = [(pk, stamp) for pk, stamp, gone in everything if not gone]
    known: dict[int, tuple[Vector, str | None]] = {}
    if isinstance(old, Corpus):
        known |= zip(old.stamps, zip(old.vectors, old.fronts, strict=True), strict=True)
    fresh = [stamp for _, stamp in rows if stamp not in known]
    cursor.execute("SELECT stamp, packed, front FROM basis_searchweight WHERE stamp = ANY(%s)", [fresh])
    known |= {stamp: (unpack(bytes(packed)), front) for stamp, packed, front in cursor.fetchall()}
    rows = [(pk, stamp) for pk, stamp in rows if stamp in known]
    latest = max((stamp for _, stamp, _ in everything), default=0)
    pks, stamps = [pk for pk, _ in rows], [stamp for _, stamp in rows]
    vectors, fronts = [known[stamp][0] for stamp in stamps], [known[stamp][1] for stamp in stamps]
    return Corpus(pks, stamps, vectors, fronts, latest)
