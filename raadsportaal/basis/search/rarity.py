"""In how many records of a kind each bucket is: kept with the content, for a kind too large to hold in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np

from raadsportaal.basis.search.features import PIECES, unpack

MOST_HELD = 3000  # records of a kind that each process holds whole (corpus.py)
COUNTED = np.dtype([("bucket", "<u4"), ("n", "<i4")])
AT_ONCE = 1000  # records that are counted at once

STATE = """
SELECT coalesce((SELECT n FROM basis_searchoption WHERE kind = %(kind)s AND value = 0), 0),
    EXISTS (SELECT FROM basis_searchrarity WHERE kind = %(kind)s)
"""
WRITE = """
INSERT INTO basis_searchrarity (kind, n, length, packed) VALUES (%s, %s, %s, %s)
ON CONFLICT (kind) DO UPDATE SET n = excluded.n, length = excluded.length, packed = excluded.packed
"""


class Rarity:
    """What is rare among `records` records, whose whole words count for `length` in all."""

    def __init__(self, records: int, length: float, buckets: np.ndarray, counts: np.ndarray):
        self.records, self.length = records, length
        self.buckets, self.counts = buckets, counts

    @property
    def mean_length(self) -> float:
        return max(self.length / max(self.records, 1), 1e-9)

    @cached_property
    def _each(self):
        return how_rare(self.records, self.counts)

    @cached_property
    def of_pieces(self) -> np.ndarray:
        """By the number of its bucket how rare each piece is; and in one place more 0, for whatever is no piece."""
        every = np.full(PIECES + 1, how_rare(self.records, np.zeros(1))[0], dtype=np.float32)
        pieces = self.buckets < PIECES
        every[self.buckets[pieces]] = self._each[pieces]
        every[PIECES] = 0
        return every

    @cached_property
    def of_pieces_square(self) -> np.ndarray:
        """The same times itself, for the lengths of some hundreds of vectors."""
        return np.square(self.of_pieces)

    def of(self, buckets: np.ndarray) -> np.ndarray:
        """How rare each bucket is here; 0 for what no record has."""
        return find_in(self.buckets, self._each, buckets)

    def changed(self, gone: Sequence[bytes], new: Sequence[bytes]) -> Rarity:
        """The same when these packed records have gone and those have come."""
        (lost, less, fewer), (won, more, others) = _counted(gone), _counted(new)
        buckets = np.concatenate([fewer, others])
        once, changes = _summed(buckets, np.append(-np.ones(len(fewer)), np.ones(len(others))))
        return Rarity(
            self.records - lost + won, self.length - less + more, *_with(self.buckets, self.counts, once, changes)
        )


NOTHING = Rarity(0, 0.0, np.empty(0, dtype=np.uint32), np.empty(0, dtype=np.int64))


def how_rare(records: int, counts: np.ndarray) -> np.ndarray:
    """Of what so many of these records have (Robertson and Zaragoza 2009), never below nothing."""
    return np.log1p((records - counts + 0.5) / (counts + 0.5)).astype(np.float32)


def find_in(known: np.ndarray, values: np.ndarray, buckets: np.ndarray) -> np.ndarray:
    """For each bucket its value, by its place among those known; 0 for one that is not."""
    if not len(known):
        return np.zeros(len(buckets))
    places = np.minimum(np.searchsorted(known, buckets), len(known) - 1)
    return np.where(known[places] == buckets, values[places], 0)


def _counted(packed):
    """(how many records, what their words count for, all their buckets)."""
    vectors = [unpack(bytes(one)) for one in packed]
    buckets = np.concatenate([found for found, _ in vectors] or [NOTHING.buckets])
    length = sum(float(values[found >= PIECES].sum()) for found, values in vectors)
    return len(vectors), length, buckets


def _summed(buckets, counts):
    """Each bucket once, in order, with its sum."""
    once, places = np.unique(buckets, return_inverse=True)
    return once, np.bincount(places, weights=counts, minlength=len(once)).astype(np.int64)


def _with(buckets, counts, changed, changes):
    """These counts with some changes: without sorting all of them again, for one record changes few."""
    places = np.searchsorted(buckets, changed)
    known = find_in(buckets, np.ones(len(buckets), dtype=bool), changed).astype(bool)
    counts = counts.copy()
    counts[places[known]] += changes[known]
    buckets = np.insert(buckets, places[~known], changed[~known])
    counts = np.insert(counts, places[~known], changes[~known])
    return buckets[counts > 0], counts[counts > 0]


def read(cursor: Any, kind: str) -> Rarity | None:
    cursor.execute("SELECT n, length, packed FROM basis_searchrarity WHERE kind = %s", [kind])
    row = cursor.fetchone()
    if row is None:
        return None
    records, length, packed = row
    counted = np.frombuffer(packed, dtype=COUNTED)
    return Rarity(records, length, counted["bucket"].copy(), counted["n"].astype(np.int64))


def count(cursor: Any, kind: str) -> Rarity:
    """From all records of the kind: for one that has just become large."""
    cursor.execute("SELECT stamp FROM basis_searchweight WHERE kind = %s AND packed IS NOT NULL", [kind])
    stamps = [stamp for (stamp,) in cursor.fetchall()]
    found = NOTHING
    for start in range(0, len(stamps), AT_ONCE):
        found = found.changed([], _packed(cursor, "stamp = ANY(%s)", [stamps[start : start + AT_ONCE]]))
    return found


class State(NamedTuple):
    """How many records of a kind are found, and whether what is rare in it is kept."""

    number: int
    is_kept: bool


def state(cursor: Any, kind: str) -> State:
    cursor.execute(STATE, {"kind": kind})
    return State(*cursor.fetchone())


@contextmanager
def kept(
    cursor: Any, kind: str, now: State, chosen: str, ids: Sequence[int], new: Sequence[bytes] = ()
) -> Iterator[None]:
    """Around the statement that gives the chosen records these weights, or none: what is rare follows.

    `now` is how it is after their rows were written or went.
    """
    is_large, is_kept = now.number > MOST_HELD, now.is_kept
    gone = _packed(cursor, f"kind = %s AND {chosen}", [kind, list(ids)]) if is_large and is_kept else []
    yield
    if is_large:
        before = read(cursor, kind) if is_kept else None
        _write(cursor, kind, before.changed(gone, new) if before else count(cursor, kind))
    elif is_kept:
        cursor.execute("DELETE FROM basis_searchrarity WHERE kind = %s", [kind])


def _packed(cursor, chosen, params):
    cursor.execute(
        f"SELECT packed FROM basis_searchweight WHERE {chosen} AND packed IS NOT NULL",  # noqa: S608
        params,
    )
    return [packed for (packed,) in cursor.fetchall()]


def _write(cursor, kind, rarity):
    packed = np.empty(len(rarity.buckets), dtype=COUNTED)
    packed["bucket"], packed["n"] = rarity.buckets, rarity.counts
    cursor.execute(WRITE, [kind, rarity.records, rarity.length, packed.tobytes()])
