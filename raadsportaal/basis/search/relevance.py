"""What fits a question best: one measure, for every list, for the search over everything and for texts of policy.

A question is its words and what a council also calls them (thesaurus.py). A record is weighed by two measures
(corpus.py): how much the pieces of its words are like those of the question, and how many of its rare words it has.
Both are added. What is below the floor is only alike: pages show it apart or not at all. The weights were chosen on
judged questions, and the half of those that was looked at once says how good it is: docs/zoeken.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from django.db import connection

from raadsportaal.basis.search import corpus, reading, thesaurus
from raadsportaal.basis.search.corpus import K1, Corpus
from raadsportaal.basis.search.features import PIECES, pieces_of, vector, word_bucket
from raadsportaal.basis.search.features import weighed as weighed_words
from raadsportaal.basis.search.language import plain, root, words_of

RARE_WORDS = 0.015  # what BM25 counts for beside the cosine
SAME, RELATED = 0.7, 0.3  # what another word for it counts for, and a word that is near
# A record is good when it has enough of the pieces of the question, or most of another name for it, or enough of its rare
# words; and when it is not far behind the best one.
FLOOR_PIECES, FLOOR_NAME, FLOOR_WORDS, FLOOR_OF_BEST = 0.45, 0.75, 0.45, 0.2
# Of a text of policy, where it is the subject that must agree.
TITLE_OF_TEXT, SHARE_OF_WORDS = 2.0, 0.3
FLOOR_OF_FIT, FLOOR_OF_BEST_FIT = 0.155, 0.75
NEAREST = 0.45  # likeness by trigrams, from which an unknown word is taken for a typing error
SHORTEST_CORRECTED = 5  # letters


@dataclass(frozen=True)
class Hit:
    """A record that was found; `good`: above the floor."""

    kind: str
    object_id: int
    score: float
    good: bool


@dataclass(frozen=True)
class Question:
    """The words of a visitor, and with what they were looked for: {word: how much it counts}."""

    own: tuple[str, ...]
    pieces: dict[str, float] = field(default_factory=dict)
    words: dict[str, float] = field(default_factory=dict)
    same: tuple[str, ...] = ()  # what a council also calls it
    related: tuple[str, ...] = ()

    def vectors(self):
        """((buckets, values) of the pieces, and of the whole words)."""
        return _vector(self.pieces, pieces_of), _vector(self.words, lambda word: np.array([word_bucket(word)]))


def _vector(counted, buckets_of):
    if not counted:
        return np.empty(0, dtype=np.int64), np.empty(0)
    found = [buckets_of(word) for word in counted]
    values = np.repeat(np.fromiter(counted.values(), dtype=float), [len(buckets) for buckets in found])
    once, places = np.unique(np.concatenate(found), return_inverse=True)
    return once.astype(np.int64), np.bincount(places, weights=values)


def ask(words: str, *, literal: bool = False) -> Question:
    """Read a question. `literal`: by its own words alone."""
    own = tuple(dict.fromkeys(words_of(words)))
    pieces, whole = dict.fromkeys(own, 1.0), dict.fromkeys(own, 1.0)
    if literal or not own:
        return Question(own, pieces, whole)
    found = thesaurus.current().expand(words)
    same = [*found.same, *_corrected(own, found)]
    for phrases, weight in ((same, SAME), (found.related, RELATED)):
        each = weight / max(len(phrases), 1) ** 0.5
        for word in (word for phrase in phrases for word in words_of(phrase)):
            pieces[word] = pieces.get(word, 0.0) + each
            whole[word] = max(whole.get(word, 0.0), weight)
    return Question(own, pieces, whole, tuple(dict.fromkeys(same)), tuple(found.related))


def _corrected(own, found) -> list[str]:
    """For words that nothing has in any form: the known word that is most like it, if one is."""
    if found.same:
        return []
    strange = [word for word in own if len(word) >= SHORTEST_CORRECTED and not _is_known(word)]
    return _nearest(tuple(strange)) if strange else []


def _is_known(word):
    bucket = np.array([word_bucket(word)])
    return any(len(kept.ids) and kept.rarity_of(bucket)[0] > 0 for kept in corpus.kept())


def _nearest(words) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT near.word FROM unnest(%s::text[]) AS asked(word), LATERAL (
                SELECT word FROM basis_searchword WHERE word %% asked.word AND similarity(word, asked.word) > %s
                ORDER BY similarity(word, asked.word) DESC, word LIMIT 1) AS near""",
            [list(words), NEAREST],
        )
        return [word for (word,) in cursor.fetchall()]


def weigh(words: str, kinds: Sequence[str], limit: int = 500, *, literal: bool = False) -> list[Hit]:
    """The records of these kinds that have anything of the question, the best first, over all kinds together."""
    return weighed(ask(words, literal=literal), kinds, limit)


def weighed(question: Question, kinds: Iterable[str], limit: int = 500) -> list[Hit]:
    """The same for a question that was read before, or was made of a longer text."""
    if not question.own:
        return []
    hits = []
    for kind in kinds:
        records = corpus.current(kind)
        hits += _of_kind(kind, records, question, limit) if records else _by_words(kind, question, limit)
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def ranked(kind: str, words: str) -> tuple[list[int], list[int]] | None:
    """The ids that fit a question and those that are only alike, the best first; None for too many records to weigh."""
    records = corpus.current(kind)
    if records is None:
        return None
    hits = _of_kind(kind, records, ask(words), limit=500)
    return [hit.object_id for hit in hits if hit.good], [hit.object_id for hit in hits if not hit.good]


def _of_kind(kind, records: Corpus, question, limit):
    scores, good = scored(records, question)
    order = np.argsort(-scores, kind="stable")[:limit]
    return [Hit(kind, int(records.ids[i]), float(scores[i]), bool(good[i])) for i in order if scores[i] > 0]


def _by_words(kind, question, limit):
    """Of a kind with too many records to weigh: those that have all the words."""
    ids = reading.find(kind, words=" ".join(question.own), limit=min(limit, 20)).ids
    return [Hit(kind, pk, FLOOR_WORDS / place, good=True) for place, pk in enumerate(ids, start=1)]


def scored(records: Corpus, question: Question) -> tuple[np.ndarray, np.ndarray]:
    """For each record its score, and whether it is above the floor."""
    pieces, whole = question.vectors()
    alike = records.cosine(*pieces)
    rare = records.score(*whole)
    best_possible = (K1 + 1) * _rarity_of_own(records, question)
    scores = alike + RARE_WORDS * rare
    good = rare >= FLOOR_WORDS * best_possible
    good |= records.covered(_pieces(question.own)) >= FLOOR_PIECES
    for phrase in question.same:
        good |= records.covered(_pieces(words_of(phrase))) >= FLOOR_NAME
    if len(scores):
        good &= scores >= FLOOR_OF_BEST * scores.max()
    return scores, good


def _pieces(words):
    found = [pieces_of(word) for word in words]
    return np.unique(np.concatenate(found)).astype(np.int64) if found else np.empty(0, dtype=np.int64)


def _rarity_of_own(records, question):
    """The rarity of the words of the question together; one that no record has is as rare as can be."""
    rarity = records.rarity_of(np.array([word_bucket(word) for word in question.own], dtype=np.int64))
    unknown = np.log1p(2 * len(records.ids) + 1)
    return max(float(np.where(rarity > 0, rarity, unknown).sum()), 1e-9)


def fit(kind: str, title: str, text: str) -> list[Hit]:
    """The records of a kind that fit a text of policy, the best first: only those; perhaps none at all.

    The subject must agree: a floor for how much of the text the record shares, and none that is far behind the best.
    """
    return fit_among(corpus.current(kind), kind, title, text)


def fit_among(records: Corpus | None, kind: str, title: str, text: str) -> list[Hit]:
    """The same for many texts, with the records read once."""
    if records is None or not len(records.ids):
        return []
    buckets, values = vector(weighed_words([(text, 1.0), (title, TITLE_OF_TEXT)]))
    pieces = buckets < PIECES
    often = 1 + np.log(np.maximum(values[pieces], 1))
    words = buckets[~pieces].astype(np.int64)
    possible = max((K1 + 1) * float(records.rarity_of(words).sum()), 1e-9)
    scores = records.cosine(buckets[pieces].astype(np.int64), often)
    scores += SHARE_OF_WORDS * records.score(words, np.ones(len(words))) / possible
    least = max(FLOOR_OF_FIT, FLOOR_OF_BEST_FIT * float(scores.max()))
    order = np.argsort(-scores, kind="stable")[: int((scores >= least).sum())]
    return [Hit(kind, int(records.ids[i]), float(scores[i]), good=True) for i in order]


def also(words: str) -> list[str]:
    """What else was looked for: "Wij zochten ook op"."""
    question = ask(words)
    return [*question.same, *question.related]


@lru_cache(1000)
def _roots(words):
    return frozenset(map(root, words_of(words)))


def shared_words(words: str, text: str, most: int = 3) -> list[str]:
    """The words of a text that the question has too, or that a council also uses for it, as the text writes them."""
    wanted = _roots(" ".join([words, *also(words)]))
    found = [word for word in dict.fromkeys(text.split()) if any(root(w) in wanted for w in words_of(word))]
    return [plain(word).strip(".,;:!?‘’“”()") for word in found[:most]]
