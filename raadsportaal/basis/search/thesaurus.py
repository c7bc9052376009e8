"""The language of councils: which other words mean the same as what somebody typed, and which are near to it.

The groups are kept by editors (Woordgroep). A process holds them as a `Thesaurus` until one of them changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from django.db import connection

from raadsportaal.basis.search.tables import Woordgroep
from raadsportaal.basis.search.words import key, phrase_key, split_terms, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 8  # words in a phrase; longer ones would not be typed


class Group(NamedTuple):
    """Words that mean the same, and words that one may also look for."""

    same: list[str]
    related: list[str]


class Expansion(NamedTuple):
    """What may be looked for besides the words of a query: as good as those, or near to them."""

    same: list[str]
    related: list[str]


class Thesaurus:
    """Groups of words, by the keys of those words."""

    def __init__(self, groups: Iterable[Group]):
        self._groups: dict[str, list[Group]] = {}
        for group in groups:
            for name in dict.fromkeys(map(phrase_key, group.same)):
                self._groups.setdefault(name, []).append(group)

    def expand(self, words: str) -> Expansion:
        """The other words of every group that the query names; of overlapping phrases the longest counts.

        Words come back as an editor wrote them, each once, in the order of the query and then of the group. What the
        query says itself does not come back, in whatever form.
        """
        found = dict(self._phrases(tokens(words)))
        groups = [group for name in found for group in self._groups[name]]
        said = {phrase_key(words), *found}
        same = _others((term for group in groups for term in group.same), said)
        related = _others((term for group in groups for term in group.related), said | set(map(phrase_key, same)))
        return Expansion(same, related)

    def _phrases(self, query: list[str]) -> Iterator[tuple[str, int]]:
        """(key, number of words) of the phrases of groups in a query, from left to right."""
        at = 0
        while at < len(query):
            name, length = self._longest(query[at : at + LONGEST])
            if name:
                yield name, length
            at += length

    def _longest(self, query):
        """The longest phrase that these words begin with, and of how many words; no phrase: ("", 1)."""
        for length in range(len(query), 0, -1):
            part = query[:length]
            # A compound that was typed as two words has the form of its own only as a whole: regen water.
            for name in ("".join(map(key, part)), key("".join(part))):
                if name in self._groups:
                    return name, length
        return "", 1


def _others(terms, said):
    """These words, each once, without those that were said already."""
    by_key: dict[str, str] = {}
    for term in terms:
        if (name := phrase_key(term)) not in said:
            by_key.setdefault(name, term)
    return list(by_key.values())


def load() -> Thesaurus:
    """The thesaurus as the editors have it now."""
    rows = Woordgroep.objects.filter(actief=True).order_by("pk").values_list("woorden", "verwant")
    return Thesaurus(Group(split_terms(woorden), split_terms(verwant)) for woorden, verwant in rows)


class _Held(NamedTuple):
    mark: object
    thesaurus: Thesaurus


_held: _Held | None = None


def current() -> Thesaurus:
    """The thesaurus of now, for one query of one row; read anew only when a group changed. Ask once in a request.

    A trigger gives basis_thesaurusstate another mark at every change (migration 0002_woordgroep). The mark is read
    before the groups: a change in between makes us read them twice, and never hold old ones as new.
    """
    global _held
    mark = _mark()
    held = _held
    if held is None or held.mark != mark:
        held = _held = _Held(mark, load())
    return held.thesaurus


def _mark():
    with connection.cursor() as cursor:
        cursor.execute("SELECT mark FROM basis_thesaurusstate")
        return cursor.fetchone()[0]
