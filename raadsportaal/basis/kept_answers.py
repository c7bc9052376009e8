"""What is read of public content and is the same for everybody: kept by each process while that content is what it was.

The version of the content (contentversion.py) is part of what an answer is found by. A transaction that changed public
content itself raises the version once, at its first change: within it each answer is made anew, and none is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TypeVar

from raadsportaal.basis import contentversion

R = TypeVar("R")


def kept(most: int) -> Callable[[Callable[..., R]], Callable[..., R]]:
    """Decorate a function that reads nothing but public content; `most` is how many answers a process keeps.

    Nobody may change what it gives: the next one gets the same. It asks one small query.
    """

    def decorate(make: Callable[..., R]) -> Callable[..., R]:
        @lru_cache(most)
        def of_version(version: str, *args: Hashable) -> R:
            return make(*args)

        @wraps(make)
        def answer(*args: Hashable) -> R:
            version = contentversion.settled()
            return make(*args) if version is None else of_version(version, *args)

        return answer

    return decorate
