"""Why a record is here, in a few words: which of the question stands where, as the record writes it."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

import numpy as np

from raadsportaal.basis.search import corpus
from raadsportaal.basis.search.corpus import Corpus, Large
from raadsportaal.basis.search.features import root_bucket
from raadsportaal.basis.search.front import is_part, names_of
from raadsportaal.basis.search.language import COMMON, root
from raadsportaal.basis.search.relevance import Question
from raadsportaal.basis.texts import fold

WRITTEN = re.compile(r"[^\W_]+")
LONGEST_QUOTE = 3  # words of a question that stand together in a record too: schone lucht
# What a reason counts for in each field after the first, and as another word for what was asked.
OF_NEXT_FIELD, OF_OTHER_REASON = 0.85, 0.7


class Written(NamedTuple):
    """A word that says something, by its root, and where the text has it."""

    root: str
    start: int
    end: int


class Way(NamedTuple):
    """A way in which a record may have a question: by some names, each under its first word, and how that is said.

    A name tells as much as its words `together` do, by how rare they are.
    """

    names: dict[str, list[tuple[str, ...]]]
    how: str
    together: Callable[[np.ndarray], float]
    counts: float = 1.0

    def tells(self, records: Corpus | Large | None, name: tuple[str, ...]) -> float:
        """How much a name tells of what is in these records; all tell as much when nobody has weighed such records."""
        if records is None:
            return self.counts
        buckets = np.array([root_bucket(word) for word in name], dtype=np.int64)
        return self.counts * float(self.together(records.rarity_of(buckets)))


class Reasons:
    """Says of records why they are here: which of the words stands where, as the record writes it.

    Of all that a record has, what tells most: who looked for kinderen die niet naar school gaan is helped by
    thuiszitters, and not by a school in the title. Of another name that is a phrase all words must stand together: for
    who looked for vuurwerk, also called oud en nieuw, an old house is no reason.
    """

    def __init__(self, question: Question):
        roots = [root(word) for word in question.own]
        self.asked = question.in_front.own
        own = {tuple(roots[at : at + length]) for at in range(len(roots)) for length in range(1, LONGEST_QUOTE + 1)}
        same, related = names_of(question.same) - own, names_of(question.related) - own
        self.meant = [
            Way(_by_first_word(own), "", np.sum),
            Way(_by_first_word(same), ": een ander woord voor uw vraag", np.max, OF_OTHER_REASON),
        ]
        self.near = [Way(_by_first_word(related - same), ": dat hoort er vaak bij", np.max)]

    def of(self, kind: str, fields: Iterable[tuple[str, str]]) -> str:
        """From (what a field is called, its text) of a record of this kind: "‘regen’ in de titel"; or nothing.

        The first field counts most. What is near is a reason when there is no other, and then a part of a word.
        """
        read = [(called, text, _written(text)) for called, text in fields]
        records = corpus.kept(kind)
        for ways in (self.meant, self.near):
            found = [
                (way.tells(records, name) * OF_NEXT_FIELD**place, f"‘{quote}’ in {called}{way.how}")
                for place, (called, text, words) in enumerate(read)
                for way in ways
                for name, quote in _quotes(way.names, text, words)
            ]
            if found:
                return max(found, key=lambda reason: reason[0])[1]
        return next(
            (f"‘{quote}’ in {called}" for called, text, words in read for quote in self._parts(text, words)), ""
        )

    def _parts(self, text, words):
        """The words of a text that are a part of one of the question, or have one of those as a part."""
        for word in words:
            if any(is_part(word.root, asked) for asked in self.asked):
                yield text[word.start : word.end]


def _written(text: str) -> list[Written]:
    """The words of a text that say what it is about, each where it stands."""
    found = ((match, fold(match.group())) for match in WRITTEN.finditer(text))
    return [Written(root(word), *match.span()) for match, word in found if word not in COMMON]


def _by_first_word(names: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """The names that begin with each word, the longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return found


def _quotes(
    wanted: dict[str, list[tuple[str, ...]]], text: str, words: list[Written]
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each of these that a text has, with how it is written there; of two at one place the longest."""
    for at, word in enumerate(words):
        for name in wanted.get(word.root, ()):
            run = words[at : at + len(name)]
            if tuple(one.root for one in run) == name:
                yield name, text[run[0].start : run[-1].end]
                break
