"""All records of one kind with what they weigh, turned over: from a bucket to the records that have it.

Kept by each process, and made anew when a record of the kind was written: the table tells by a number that only grows.
Two measures come out of it, side by side: the cosine of the pieces of words, and BM25 over whole words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import numpy as np
from django.db import connection

from raadsportaal.basis.search.features import PIECES, unpack

MOST_WEIGHED = 3000  # records of a kind; of more the words choose, as in reading.py
# BM25 (Robertson and Zaragoza 2009): how soon a word that comes back counts no more, and how much length matters.
K1, B = 1.2, 0.6
UNKNOWN = 2.2  # how rare a piece is that no record has

_kept: dict[str, Corpus] = {}


class Corpus:
    """The records `ids` of a kind, each with its buckets and weights; `stamps` say which writing of them it is."""

    def __init__(
        self,
        ids: Sequence[int],
        stamps: Sequence[int],
        vectors: list[tuple[np.ndarray, np.ndarray]],
        latest: int = 0,
    ):
        self.ids = np.array(ids, dtype=np.int64)
        self.stamps = list(stamps)
        self.vectors = vectors
        self.latest = latest  # also of what is gone

    @cached_property
    def _table(self):
        """(buckets, where each begins, its rarity, records, impacts): the last two as long as all vectors together."""
        sizes = [len(buckets) for buckets, _ in self.vectors]
        records = np.repeat(np.arange(len(self.ids)), sizes)
        buckets = np.concatenate([buckets for buckets, _ in self.vectors] or [np.empty(0, np.uint32)])
        values = np.concatenate([values for _, values in self.vectors] or [np.empty(0, np.float32)])
        order = np.argsort(buckets, kind="stable")
        buckets, records, values = buckets[order], records[order], values[order]
        known, starts, counts = np.unique(buckets, return_index=True, return_counts=True)
        rarity = np.log1p((len(self.ids) - counts + 0.5) / (counts + 0.5)).astype(np.float32)
        rare = np.repeat(rarity, counts)
        impacts = np.where(
            buckets < PIECES, self._as_cosine(records, buckets, values, rare), self._as_bm25(records, buckets, values)
        )
        return known, np.append(starts, len(buckets)), rarity, records, (impacts * rare).astype(np.float32)

    def _as_cosine(self, records, buckets, values, rare):
        flat = np.where(values >= 1, 1 + np.log(np.maximum(values, 1)), values)
        of_pieces = np.where(buckets < PIECES, flat * rare, 0)
        lengths = np.sqrt(np.bincount(records, weights=of_pieces**2, minlength=len(self.ids)))
        return flat / np.maximum(lengths, 1e-9)[records]

    def _as_bm25(self, records, buckets, values):
        of_words = np.where(buckets >= PIECES, values, 0)
        lengths = np.bincount(records, weights=of_words, minlength=len(self.ids))
        mean = max(float(lengths.mean()), 1e-9) if len(lengths) else 1.0
        return values * (K1 + 1) / (values + K1 * (1 - B + B * lengths[records] / mean))

    def rarity_of(self, buckets: np.ndarray) -> np.ndarray:
        """How rare each bucket is here; 0 for what no record has."""
        known, _, rarity, _, _ = self._table
        places = np.minimum(np.searchsorted(known, buckets), max(len(known) - 1, 0))
        return np.where(known[places] == buckets, rarity[places], 0) if len(known) else np.zeros(len(buckets))

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


LATEST = """
SELECT kind, (SELECT coalesce(max(stamp), 0) FROM basis_searchweight AS w WHERE w.kind = asked.kind),
    coalesce((SELECT n FROM basis_searchoption AS o WHERE o.kind = asked.kind AND value = 0), 0),
    (SELECT mark FROM basis_thesaurusstate)
FROM unnest(%s::text[]) AS asked(kind)
"""


def current(kind: str) -> Corpus | None:
    """The records of a kind as the database has them now; None when there are too many to weigh them all."""
    return of_kinds([kind])[kind]


def current_and_mark(kind: str) -> tuple[Corpus | None, object]:
    """The same with the mark of the thesaurus of now, for thesaurus.current(): one query for both."""
    found, mark = _current([kind])
    return found[kind], mark


def of_kinds(kinds: Iterable[str]) -> dict[str, Corpus | None]:
    """The same for several: one small query when nothing was written since this process last read them."""
    return _current(kinds)[0]


def _current(kinds):
    found: dict[str, Corpus | None] = {}
    with connection.cursor() as cursor:
        cursor.execute(LATEST, [list(kinds)])
        rows = cursor.fetchall()
        for kind, latest, number, _ in rows:
            if number > MOST_WEIGHED:  # then the words choose, in the database (reading.py)
                found[kind] = None
                continue
            if kind not in _kept or _kept[kind].latest != latest:
                _kept[kind] = _read(cursor, kind, _kept.get(kind))
            found[kind] = _kept[kind]
    return found, rows[0][-1] if rows else None


def kept() -> list[Corpus]:
    """What this process has read of all kinds until now."""
    return list(_kept.values())


def _read(cursor, kind, old):
    """The whole kind; what was not written since is not fetched again."""
    cursor.execute(
        "SELECT object_id, stamp, packed IS NULL FROM basis_searchweight WHERE kind = %s ORDER BY object_id", [kind]
    )
    everything = cursor.fetchall()
    rows = [(pk, stamp) for pk, stamp, gone in everything if not gone]
    known = dict(zip(old.stamps, old.vectors, strict=True)) if old else {}
    fresh = [stamp for _, stamp in rows if stamp not in known]
    cursor.execute("SELECT stamp, packed FROM basis_searchweight WHERE stamp = ANY(%s)", [fresh])
    known |= {stamp: unpack(bytes(packed)) for stamp, packed in cursor.fetchall()}
    rows = [(pk, stamp) for pk, stamp in rows if stamp in known]
    latest = max((stamp for _, stamp, _ in everything), default=0)
    return Corpus([pk for pk, _ in rows], [stamp for _, stamp in rows], [known[stamp] for _, stamp in rows], latest)
