"""What goes along when municipalities merge: each room that keeps something of a municipality says it here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Q

from raadsportaal.gemeenten.models import Gemeente


@dataclass(frozen=True)
class Meegaand:
    """`move` gets the former municipality and the new one; the rest is for what is told of a merger."""

    move: Callable[[Gemeente, Gemeente], object]
    count: Callable[[Gemeente], int] | None = None
    of_former: Callable[[], Q] | None = None  # the municipalities that still have something of it
    words: tuple[str, str] = ("", "")  # of one, of more


_along: list[Meegaand] = []


def moves_along(move, **told):
    """Register what goes along, as a decorator or a call; within bereik(EVERYTHING)."""
    _along.append(Meegaand(move, **told))
    return move


def along() -> list[Meegaand]:
    return list(_along)
