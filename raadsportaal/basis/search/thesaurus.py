"""The language of councils: which other words mean the same as what somebody typed, and which are near to it.

The groups are kept by editors (Woordgroep). A process holds them as a `Thesaurus` until one of them changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from raadsportaal.basis.search.tables import Woordgroep
from raadsportaal.basis.search.words import key, phrase_key, split_terms, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

LONGEST = 8  # words in a phrase; longer ones would not be typed
MOST_PARTS = 3  # of a compound that was typed as separate words


class Group(NamedTuple):
    """Words that mean the same, words that one may also look for, and how people say it.

    What is `spoken` is looked for as `same`, and not the other way: no text of a council says “water in de kelder”.
    """

    same: list[str]
    related: list[str]
    spoken: Sequence[str] = ()


class Expansion(NamedTuple):
    """What may be looked for besides the words of a query: as good as those, or near to them."""

    same: list[str]
    related: list[str]


class Thesaurus:
    """Groups of words, by the keys of those words."""

    def __init__(self, groups: Iterable[Group]):
        self._groups: dict[str, list[Group]] = {}
        self._keys: dict[str, str] = {}  # of each term: making one takes longer than all the rest
        self._longest: dict[str, int] = {}  # words in a phrase that begins with this key
        for group in groups:
            typed = [*group.same, *group.spoken]
            self._keys |= {term: phrase_key(term) for term in [*typed, *group.related]}
            for name in dict.fromkeys(self._keys[term] for term in typed):
                self._groups.setdefault(name, []).append(group)
            for words in map(tokens, typed):
                first = key(words[0])
                self._longest[first] = max(self._longest.get(first, 0), len(words))

    def expand(self, words: str) -> Expansion:
        """The other words of every group that the query names; of overlapping phrases the longest counts.

        Words come back as an editor wrote them, each once, in the order of the query and then of the group. A phrase
        that the query names does not come back, in whatever form, and of the related ones no word of it; how people
        say it never does.
        """
        query = tokens(words)
        found = dict.fromkeys(name for _, name in self._phrases(query))
        groups = [group for name in found for group in self._groups[name]]
        said = {phrase_key(words), *found}
        same = self._others((term for group in groups for term in group.same), said)
        said |= {*same, *map(key, query)}
        related = self._others((term for group in groups for term in group.related), said)
        return Expansion(list(same.values()), list(related.values()))

    def other_names(self, words: str) -> Iterator[tuple[list[str], list[str]]]:
        """For each phrase of the query that has a group: (its words, as they are typed; what else it is called)."""
        for typed, name in self._phrases(tokens(words)):
            terms = (term for group in self._groups[name] for term in group.same)
            yield typed, list(self._others(terms, {name}).values())

    def names_in(self, text: str) -> dict[str, list[str]]:
        """{key: what else it is called} for each group that a text names; a compound in two words does not count."""
        words = list(map(key, tokens(text)))
        found = {}
        for at, first in enumerate(words):
            lengths = range(self._longest.get(first, 0), 0, -1)
            name = next((n for length in lengths if (n := "".join(words[at : at + length])) in self._groups), "")
            if name and name not in found:
                terms = (term for group in self._groups[name] for term in group.same)
                found[name] = list(self._others(terms, {name}).values())
        return found

    def _others(self, terms: Iterable[str], said: set[str]) -> dict[str, str]:
        """{key: term} of these, each once, without those that were said already."""
        found: dict[str, str] = {}
        for term in terms:
            if (name := self._keys[term]) not in said:
                found.setdefault(name, term)
        return found

    def _phrases(self, query: list[str]) -> Iterator[tuple[list[str], str]]:
        """(its words, its key) of each phrase of a group that a query has, from left to right."""
        keys = list(map(key, query))
        at = 0
        while at < len(query):
            length = min(LONGEST, len(query) - at)
            while length and not (name := self._named(query[at : at + length], keys[at : at + length])):
                length -= 1
            if length:
                yield query[at : at + length], name
            at += length or 1

    def _named(self, part: list[str], keys: list[str]) -> str:
        """The key of the phrase that these words are together; empty when they are none."""
        name = "".join(keys)
        if name not in self._groups and 1 < len(part) <= MOST_PARTS:
            name = key("".join(part))  # a compound has a form of its own only as a whole: regen water
        return name if name in self._groups else ""


def load() -> Thesaurus:
    """The thesaurus as the editors have it now."""
    rows = Woordgroep.objects.filter(actief=True).order_by("pk").values_list("woorden", "verwant", "spreektaal")
    return Thesaurus(Group(*map(split_terms, row)) for row in rows)


class _Held(NamedTuple):
    mark: object
    thesaurus: Thesaurus


_held: _Held | None = None


def current(mark: object = None) -> Thesaurus:
    """The thesaurus of now, for one query of one row; read anew only when a group changed. Ask once in a request.

    A trigger gives basis_thesaurusstate another mark at every change (migration 0002_woordgroep). The mark is read
    before the groups: a change in between makes us read them twice, and never hold old ones as new. `mark` is the one
    of now, from who has just read it with something else.
    """
    global _held
    mark = mark or _mark()
    held = _held
    if held is None or held.mark != mark:
        held = _held = _Held(mark, load())
    return held.thesaurus


def _mark():
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM basis_thesaurusstate")
        return cursor.fetchone()[0]
