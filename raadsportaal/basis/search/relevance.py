"""What fits a question best: one measure, for every list, for the search over everything and for texts of policy.

A question is its words and what a council also calls them (thesaurus.py). A record is weighed by two measures
(corpus.py): how much the pieces of its words are like those of the question, and how many of its rare words it has.
Both are added. Of a large kind only the records that candidates.py chose are weighed. What is below the floor is only
alike: pages show it apart or not at all. The weights were chosen on judged questions, and the half of those that was
looked at once says how good it is: docs/zoeken.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import numpy as np
from django.db import connection

from raadsportaal.basis.search import candidates, corpus, spelling, thesaurus
from raadsportaal.basis.search.candidates import Term
from raadsportaal.basis.search.corpus import K1, Corpus, Large, Vector
from raadsportaal.basis.search.features import PIECES, Weighed, pieces_of, vector, word_bucket
from raadsportaal.basis.search.features import weighed as weighed_words
from raadsportaal.basis.search.filters import NO_FILTERS, Filters
from raadsportaal.basis.search.front import Asked, asked_of
from raadsportaal.basis.search.language import FORMS, words_of
from raadsportaal.basis.search.state import State
from raadsportaal.basis.search.thesaurus import Thesaurus

NOTHING = np.empty(0, dtype=np.int64)

RARE_WORDS = 0.015  # what BM25 counts for beside the cosine
SAME, RELATED = 0.7, 0.3  # what another word for it counts for, and a word that is near
# A record is good when it has enough of the question, and is enough like it; and is not far behind the best one.
# A likeness makes up for what a long sentence has that no record would say.
FLOOR, LIKENESS, FLOOR_OF_BEST = 0.64, 1.5, 0.35
# What has more of the question goes before what is as much like it. Who types two words means both: afval Italië.
OF_HELD, OF_BOTH = 1.0, 3.0
# Of a word in another form or in a compound, by how many of its pieces are there: from when, and what it then counts.
SOME_PIECES, OF_PIECES, SHORTEST_IN_PIECES = 0.6, 0.6, 5
OF_OTHER_NAME = 0.85
# Records that are little more than a name are good only when nearly all of the question is in it.
FLOOR_OF_NAMES = 0.8
# Beside what answers a question stands what is about something else: a word that both have is then chance.
FLOOR_BESIDE = 0.95
# Of a text of policy, where it is the subject that must agree.
TITLE_OF_TEXT, SHARE_OF_WORDS, OTHERWISE_IN_TEXT = 2.0, 0.4, 0.4
FLOOR_OF_FIT, FLOOR_OF_BEST_FIT = 0.155, 0.75
FLOOR_OF_LIKE = 0.12  # of whole texts; and of a record to the question that nothing fits
TELLING_WORDS = 40  # of a text, by which the database chooses
SHORTEST_HALF = 4  # letters of what a compound is made of


@dataclass(frozen=True)
class Hit:
    """A record that was found; `good`: above the floor."""

    kind: str
    object_id: int
    score: float
    good: bool


class Concept(NamedTuple):
    """A word of a question, and the phrases that may stand for it: each by its words."""

    word: str
    others: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Question:
    """The words of a visitor, and with what they were looked for: {word: how much it counts}."""

    own: tuple[str, ...]
    pieces: dict[str, float] = field(default_factory=dict)
    words: dict[str, float] = field(default_factory=dict)
    same: tuple[str, ...] = ()  # what a council also calls it
    related: tuple[str, ...] = ()
    concepts: tuple[Concept, ...] = ()

    @property
    def also(self) -> list[str]:
        """What else is looked for: "Wij zochten ook op"."""
        return [*self.same, *self.related]

    @cached_property
    def in_front(self) -> Asked:
        """What must stand in front of a record for it to be good."""
        return asked_of(self.own, self.also)

    def vectors(self) -> tuple[Vector, Vector]:
        """((buckets, values) of the pieces, and of the whole words)."""
        return _vector(self.pieces, pieces_of), _vector(self.words, lambda word: np.array([word_bucket(word)]))

    def wanted(self) -> np.ndarray:
        """The buckets of all that is asked."""
        words = {*self.pieces, *self.words, *(word for concept in self.concepts for word in chain(*concept.others))}
        return vector(dict.fromkeys(words, 1.0))[0]


def _vector(counted: dict[str, float], buckets_of: Callable[[str], np.ndarray]) -> Vector:
    if not counted:
        return np.empty(0, dtype=np.int64), np.empty(0)
    found = [buckets_of(word) for word in counted]
    values = np.repeat(np.fromiter(counted.values(), dtype=float), [len(buckets) for buckets in found])
    once, places = np.unique(np.concatenate(found), return_inverse=True)
    return once.astype(np.int64), np.bincount(places, weights=values)


def ask(words: str, *, literal: bool = False, mark: object = None) -> Question:
    """Read a question. `literal`: by its own words alone. `mark` as in thesaurus.current()."""
    own = tuple(dict.fromkeys(words_of(words)))
    pieces, whole = dict.fromkeys(own, 1.0), dict.fromkeys(own, 1.0)
    if literal or not own:
        return Question(own, pieces, whole, concepts=tuple(map(Concept, own)))
    groups = thesaurus.current(mark)
    found, others = groups.expand(words), _other_names(groups, words, own)
    same = list(found.same)
    for word, phrase in _repaired([word for word in own if not others[word]]).items():
        meant = " ".join(phrase)
        names = [meant, *(groups.expand(meant).same if len(phrase) == 1 else [])]
        same += names
        others[word] = [tuple(words_of(name)) for name in names]
    for phrases, weight in ((same, SAME), (found.related, RELATED)):
        each = weight / max(len(phrases), 1) ** 0.5
        for word in (word for phrase in phrases for word in words_of(phrase)):
            pieces[word] = pieces.get(word, 0.0) + each
            whole[word] = max(whole.get(word, 0.0), weight)
    concepts = tuple(Concept(word, tuple(filter(None, others[word]))) for word in own)
    return Question(own, pieces, whole, tuple(dict.fromkeys(same)), tuple(found.related), concepts)


def _other_names(groups: Thesaurus, words: str, own: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """For each word of the question what it is also called, alone or with the words around it."""
    others: dict[str, list[tuple[str, ...]]] = {word: [] for word in own}
    for typed, names in groups.other_names(words):
        phrases = [tuple(words_of(name)) for name in names]
        for word in words_of(" ".join(typed)):
            if word in others:
                others[word] += phrases
    return others


def _repaired(words: list[str]) -> dict[str, tuple[str, ...]]:
    """For those that nothing has in any form: the two known words that it is made of, or else the one most like it."""
    strange = [word for word in words if len(word) >= spelling.SHORTEST and not _is_known(word)]
    return _known_instead(strange) if strange else {}


def _is_known(word: str) -> bool:
    """Whether a record has it, of the kinds that this process has read: that spares the question to the database."""
    bucket = np.array([word_bucket(word)])
    return any(held.number and held.rarity_of(bucket)[0] > 0 for held in corpus.all_kept())


def _known_instead(words: list[str]) -> dict[str, tuple[str, ...]]:
    """For each of these words that no record of any kind has: the halves of a compound, or the nearest known word."""
    halves = {word: list(_halves(word)) for word in words}
    parts = {part for pairs in halves.values() for pair in pairs for part in pair}
    with connection.cursor() as cursor:
        cursor.execute(
            f"""SELECT asked.word, near.word FROM unnest(%(words)s::text[]) AS asked(word)
            LEFT JOIN LATERAL ({spelling.KNOWN_INSTEAD}) AS near ON true
            WHERE NOT EXISTS (SELECT FROM basis_searchword AS known WHERE known.word = asked.word)
            UNION ALL SELECT NULL, word FROM basis_searchword WHERE in_front AND word = ANY(%(parts)s)""",  # noqa: S608
            {"words": words, "parts": sorted(parts), **spelling.BOUNDS},
        )
        rows = cursor.fetchall()
    known = FORMS | {word for strange, word in rows if strange is None}
    found: dict[str, tuple[str, ...]] = {}
    for strange, near in rows:
        if strange and (pairs := [pair for pair in halves[strange] if known.issuperset(pair)]):
            subject, form = max(pairs, key=lambda pair: min(map(len, pair)))
            found[strange] = (subject,) if form in FORMS else (subject, form)
        elif strange and near:
            found[strange] = (near,)
    return found


def _halves(word: str) -> Iterator[tuple[str, str]]:
    """The two words that a compound may be made of: bijstandsfraude is bijstand and fraude."""
    for place in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
        first, second = word[:place], word[place:]
        yield first, second
        if first.endswith("s"):
            yield first[:-1], second


def weigh(
    question: Question,
    kinds: Iterable[str],
    limit: int = candidates.MOST,
    *,
    names: Sequence[str] = (),
    beside: Sequence[str] = (),
) -> list[Hit]:
    """The records of these kinds that have anything of the question, the best first, over all kinds together.

    Of the kinds in `names` a record is little more than a name: it must be the one that is asked for. Those in `beside`
    are not what one comes for: they must have more of the question.
    """
    if not question.own:
        return []
    hits = []
    for kind, every in corpus.of_kinds(kinds).items():
        records = _likely(every, question)
        if len(records.ids):
            floor = FLOOR_BESIDE if kind in beside else FLOOR
            hits += _among_others(kind, records, question, limit, is_name=kind in names, floor=floor)
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


class Ranked(NamedTuple):
    """The ids that fit a question, with their scores, and those that are only alike; and the question as it was read.

    The best first.
    """

    good: list[int]
    scores: list[float]
    alike: list[int]
    question: Question


def ranked(now: State, words: str, filters: Filters = NO_FILTERS) -> Ranked:
    """The records of a kind as it is now, whether or not they pass the filters.

    Of a large kind only some hundreds are weighed, and there those that do pass go before.
    """
    every, question = corpus.of_state(now), ask(words, mark=now.mark)
    hits = _of_kind(now.kind, _likely(every, question, filters), question, candidates.MOST)
    good, alike = ([hit for hit in hits if hit.good is wanted] for wanted in (True, False))
    ids, others = [hit.object_id for hit in good], [hit.object_id for hit in alike]
    return Ranked(ids, [hit.score for hit in good], others, question)


def _likely(every: Corpus | Large, question: Question, filters: Filters = NO_FILTERS) -> Corpus:
    """The records to weigh for a question: all of a small kind, and of a large one those that may answer it."""
    if isinstance(every, Corpus):
        return every
    return candidates.choose(every, _terms(every, question), question.wanted(), filters)


def _terms(every: Large, question: Question) -> Iterator[Term]:
    """What the candidates have of a question: its words in some form, by how rare they are; and those that are near."""
    rarity = _rarity_or_most(every, question.own)
    forms = candidates.other_forms(every, question.own)
    for concept, rare in zip(question.concepts, rarity, strict=True):
        yield Term([concept.word], rare)
        yield Term([" ".join(phrase) for phrase in concept.others], OF_OTHER_NAME * rare)
        yield Term(forms.get(concept.word, []), OF_PIECES * rare)
    yield Term(question.related, RELATED * max(rarity, default=0))


def _rarity_or_most(records: Corpus | Large, words: Sequence[str]) -> np.ndarray:
    """How rare each word is; one that no record has is as rare as can be."""
    rarity = records.rarity_of(np.array([word_bucket(word) for word in words], dtype=np.int64))
    return np.where(rarity > 0, rarity, np.log1p(2 * records.number + 1))


def _of_kind(kind: str, records: Corpus, question: Question, limit: int) -> list[Hit]:
    _, _, scores, good = scored(records, question, in_front=_says_why(kind))
    order = np.argsort(-scores, kind="stable")[:limit]
    return [Hit(kind, int(records.ids[i]), float(scores[i]), bool(good[i])) for i in order if scores[i] > 0]


def _among_others(
    kind: str, records: Corpus, question: Question, limit: int, *, is_name: bool, floor: float
) -> list[Hit]:
    """Weighed so that kinds can be compared: how much of the question is there counts, however short a record is."""
    _, _, scores, good = scored(records, question, floor, in_front=True)
    covered = records.covered(_pieces(question.own))
    for phrase in question.same:
        covered = np.maximum(covered, SAME * records.covered(_pieces(words_of(phrase))))
    if is_name:
        good &= covered >= FLOOR_OF_NAMES
    order = np.argsort(-scores, kind="stable")[:limit]
    return [
        Hit(kind, int(records.ids[i]), float(scores[i] + covered[i]), bool(good[i])) for i in order if scores[i] > 0
    ]


def _says_why(kind: str) -> bool:
    """Whether the list of a kind says why a record is there; in others a fact far down is what one looks for."""
    from raadsportaal.basis import kinds  # here: it imports the lists

    told = kinds.named(kind)
    return bool(told and told.told)


class Scored(NamedTuple):
    """For each record how much it is like the question, how much it has of it (0 to 1), both together, and the floor.

    By `scores` they come in order; `good` is what is above the floor.
    """

    likeness: np.ndarray
    held: np.ndarray
    scores: np.ndarray
    good: np.ndarray


def scored(records: Corpus, question: Question, floor: float = FLOOR, *, in_front: bool) -> Scored:
    """With `in_front` what only the text of a record has is no more than alike (front.py)."""
    pieces, whole = question.vectors()
    likeness = records.cosine(*pieces) + RARE_WORDS * records.score(*whole)
    told = _told_of_each(records, question)
    rarity = _rarity_or_most(records, question.own)
    part = rarity @ told / max(float(rarity.sum()), 1e-9)
    good = part + LIKENESS * likeness >= floor
    if len(likeness):
        good &= likeness >= FLOOR_OF_BEST * likeness.max()
    if in_front:
        for place in np.flatnonzero(good).tolist():
            good[place] = question.in_front.stands_in(records.fronts[place])
    both = told.min(axis=0) if len(told) == 2 else 0
    return Scored(likeness, part, likeness * (1 + OF_HELD * part + OF_BOTH * both), good)


def _told_of_each(records: Corpus, question: Question) -> np.ndarray:
    """For each word of the question a row: how much each record says of it, by whatever name, from 0 to 1."""
    words = sorted({word for concept in question.concepts for word in (concept.word, *chain(*concept.others))})
    row = {word: place for place, word in enumerate(words)}
    told = records.told_each(np.array([word_bucket(word) for word in words], dtype=np.int64))
    long = [word for word in words if len(word) >= SHORTEST_IN_PIECES]
    if long:
        covered = records.covered_each([pieces_of(word) for word in long])
        places = [row[word] for word in long]
        told[places] = np.maximum(told[places], np.where(covered >= SOME_PIECES, OF_PIECES * covered, 0))

    each = np.zeros((len(question.concepts), len(records.ids)))
    for place, concept in enumerate(question.concepts):
        each[place] = told[row[concept.word]]
        for phrase in concept.others:
            by_that_name = OF_OTHER_NAME * told[[row[word] for word in phrase]].min(axis=0)
            each[place] = np.maximum(each[place], by_that_name)
    return each


def _pieces(words):
    found = [pieces_of(word) for word in words]
    return np.unique(np.concatenate(found)).astype(np.int64) if found else np.empty(0, dtype=np.int64)


def fit(every: Corpus | Large, groups: Thesaurus, kind: str, title: str, text: str) -> list[Hit]:
    """The records of a kind that fit a text of policy, the best first: only those; perhaps none at all.

    The subject must agree: a floor for how much of the text the record shares, and none that is far behind the best.
    The floor is low: who calls knows more of both and asks more (kennisbank/fitting.py).
    `every` and `groups` are corpus.current() and thesaurus.current(): who has many texts reads them once.
    """
    counted = weighed_words([(text, 1.0), (title, TITLE_OF_TEXT)])
    own = np.array(sorted(set(map(word_bucket, counted))), dtype=np.int64)
    possible = max((K1 + 1) * float(every.rarity_of(own).sum()), 1e-9)
    other = _otherwise(groups, title, text)
    for word, weight in other.items():
        counted[word] = counted.get(word, 0.0) + weight
    buckets, values = vector(counted)
    records = _like_text(every, counted, buckets)
    if not len(records.ids):
        return []
    pieces = buckets < PIECES
    often = np.where(values >= 1, 1 + np.log(np.maximum(values, 1)), values)[pieces]
    more = np.array(sorted(set(map(word_bucket, other)).difference(own.tolist())), dtype=np.int64)
    words = np.append(own, more)
    weights = np.append(np.ones(len(own)), np.full(len(more), OTHERWISE_IN_TEXT))
    scores = records.cosine(buckets[pieces].astype(np.int64), often)
    scores += SHARE_OF_WORDS * records.score(words, weights) / possible
    least = max(FLOOR_OF_FIT, FLOOR_OF_BEST_FIT * float(scores.max()))
    order = np.argsort(-scores, kind="stable")[: int((scores >= least).sum())]
    return [Hit(kind, int(records.ids[i]), float(scores[i]), good=True) for i in order]


def _like_text(every: Corpus | Large, counted: Weighed, buckets: np.ndarray) -> Corpus:
    """The records to weigh beside a text of these words: of a large kind those that have its most telling words."""
    if isinstance(every, Corpus):
        return every
    words = list(counted)
    telling = _rarity_or_most(every, words) * np.log1p(np.fromiter(counted.values(), dtype=float))
    terms = [Term([words[i]], telling[i]) for i in np.argsort(-telling, kind="stable")[:TELLING_WORDS]]
    return candidates.choose(every, terms, buckets)


def _otherwise(groups: Thesaurus, title: str, text: str) -> dict[str, float]:
    """The words of what a text names by another name, each with what it counts."""
    found: dict[str, float] = {}
    for part, weight in ((text, OTHERWISE_IN_TEXT), (title, OTHERWISE_IN_TEXT * TITLE_OF_TEXT)):
        for names in groups.names_in(part).values():
            for word in (word for name in names for word in words_of(name)):
                found[word] = max(found.get(word, 0.0), weight / len(names) ** 0.5)
    return found


class Explained(NamedTuple):
    """What brought a record to its place, each as a part of what can be had (0 to 100), and the floor.

    `held` is how much it has of the question, `enough` what that and its likeness are together; `below` says why it
    is below the floor, and is empty above it.
    """

    object_id: int
    held: int
    pieces: int
    enough: int
    below: str


def explain(kind: str, words: str, most: int = 10) -> list[Explained]:
    """For who keeps the thesaurus: the first records for a question with what they were weighed at."""
    every, mark = corpus.current_and_mark(kind)
    question = ask(words, mark=mark)
    records = _likely(every, question)
    if not question.own or not len(records.ids):
        return []
    found = scored(records, question, in_front=_says_why(kind))
    alike = records.cosine(*question.vectors()[0])
    enough = found.held + LIKENESS * found.likeness

    def out_of_100(part):
        return round(100 * min(float(part), 1))

    return [
        Explained(
            int(records.ids[i]),
            held=out_of_100(found.held[i]),
            pieces=out_of_100(alike[i]),
            enough=out_of_100(enough[i]),
            below=_why_below(found, i),
        )
        for i in np.argsort(-found.scores, kind="stable")[:most]
        if found.scores[i] > 0
    ]


def _why_below(found, place):
    if found.good[place]:
        return ""
    if found.held[place] + LIKENESS * found.likeness[place] < FLOOR:
        return "heeft te weinig van de vraag"
    if found.likeness[place] < FLOOR_OF_BEST * found.likeness.max():
        return "de eerste past veel beter"
    return "heeft alleen in de tekst iets van de vraag"


def near(kind: str, words: str, most: int) -> list[int]:
    """The ids of records that are like a question, the nearest first, however little they have of it.

    For kinds of which the subject is wide, such as a thema, when nothing answers the question itself.
    """
    every, mark = corpus.current_and_mark(kind)
    question = ask(words, mark=mark)
    if not question.own:
        return []
    records = _likely(every, question)
    found = scored(records, question, in_front=False)
    order = np.argsort(-found.likeness, kind="stable")[:most]
    return [int(records.ids[i]) for i in order if found.likeness[i] >= FLOOR_OF_LIKE]


def like(kind: str, pk: int, text: str, most: int) -> list[int]:
    """The ids of other records that are most like this one, the nearest first; none that is far away.

    `text` tells in a few words what it is about.
    """
    every = corpus.current(kind)
    records = every if isinstance(every, Corpus) else every.fetch([pk], NOTHING)
    if pk not in records.ids:
        return []
    buckets, values = records.vector_of(pk)
    records = _like_text(every, weighed_words([(text, 1.0)]), buckets)
    pieces = buckets < PIECES
    scores = records.cosine(buckets[pieces].astype(np.int64), 1 + np.log(np.maximum(values[pieces], 1)))
    scores[records.ids == pk] = 0
    order = np.argsort(-scores, kind="stable")[:most]
    return [int(records.ids[i]) for i in order if scores[i] >= FLOOR_OF_LIKE]
