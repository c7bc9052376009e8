"""What stands in front of a record: title, summary, trefwoorden and subjects, where a reader sees why it came.

Of examples that only have a word of the question somewhere in their text, five in six are about something else.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from raadsportaal.basis.search.language import root, words_of

SHORTEST_PART = 5  # letters of a word in another: deelscooter in deelscooteroverlast


def front_of(texts: Iterable[str]) -> str:
    """The roots of the words of some texts, each once, with a space between."""
    return " ".join(sorted({root(word) for text in texts for word in words_of(text)}))


def names_of(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    """Each of these as the roots of its words."""
    return frozenset(tuple(map(root, words_of(phrase))) for phrase in phrases) - {()}


def is_part(one: str, other: str) -> bool:
    """Whether one of two roots stands in the other."""
    part, whole = sorted((one, other), key=len)
    return len(part) >= SHORTEST_PART and part in whole


@dataclass(frozen=True)
class Asked:
    """The words of a question, as they are and by their roots; and those of each of its other names, by their roots."""

    own: frozenset[str]
    names: frozenset[tuple[str, ...]]

    def stands_in(self, front: str | None) -> bool:
        """Whether a front has one of the words, a compound with it or a part of it, or all of another name.

        A record that was indexed before there were fronts has None: nobody knows, so it does.
        """
        if front is None:
            return True
        there = set(front.split())
        return (
            not self.own.isdisjoint(there)
            or any(there.issuperset(name) for name in self.names)
            or any(is_part(word, other) for word in self.own for other in there)
        )


def asked_of(own: Collection[str], phrases: Iterable[str]) -> Asked:
    """`own` words of a question and the phrases that may stand for them."""
    return Asked(frozenset(own) | frozenset(map(root, own)), names_of(phrases))
