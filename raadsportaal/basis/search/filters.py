"""What a visitor filters by, as the conditions that intarray reads: a number of a facet with the chosen values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


class Filters:
    """Within a facet any of the chosen values, across facets all."""

    def __init__(self, chosen: Sequence[tuple[int, Sequence[int]]] = ()):
        self.chosen = [(number, sorted(set(values))) for number, values in chosen if values]

    def __len__(self) -> int:
        return len(self.chosen)

    def __iter__(self) -> Iterator[tuple[int, str]]:
        """For each facet its number and its condition."""
        return ((number, "|".join(map(str, values))) for number, values in self.chosen)

    @property
    def all(self) -> str:
        """What fails none."""
        return _conjunction([part for _, part in self])

    @property
    def all_but_one(self) -> str:
        """What fails at most one, of several; empty when there is but one, for which that is everything."""
        parts = [part for _, part in self]
        if len(parts) < 2:
            return ""
        return "|".join(f"({_conjunction(parts[:i] + parts[i + 1 :])})" for i in range(len(parts)))


NO_FILTERS = Filters()


def _conjunction(parts):
    return "&".join(f"({part})" for part in parts)
