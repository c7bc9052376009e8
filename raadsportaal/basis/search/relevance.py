"""A stand-in, to be thrown away: find_everywhere() in the shape that the measure of relevance will have."""

from collections.abc import Sequence
from dataclasses import dataclass

from raadsportaal.basis.search.reading import find_everywhere


@dataclass(frozen=True)
class Hit:
    kind: str
    object_id: int
    score: float
    good: bool = True


def weigh(words: str, kinds: Sequence[str] | None = None, limit: int = 500) -> list[Hit]:
    """Best first, over all kinds together."""
    found = find_everywhere(words, limit=limit)
    hits = [
        Hit(kind, pk, 1 / (1 + place)) for kind, of in found.items() if not kinds or kind in kinds
        for place, pk in enumerate(of.ids)
    ]  # fmt: skip
    return sorted(hits, key=lambda hit: -hit.score)[:limit]


def also(words: str) -> list[str]:
    """Words that were looked for too."""
    return []
