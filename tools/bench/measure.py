"""Time functions side by side: in turn, many times, so that a machine that slows down slows all of them."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timed:
    """Milliseconds of wall time over the rounds."""

    median: float
    p95: float

    def __truediv__(self, other):
        return self.median / other.median


def side_by_side(functions: dict[str, Callable], rounds: int) -> dict[str, Timed]:
    """Call each function in turn, `rounds` times after one warm-up."""
    taken = {name: [] for name in functions}
    for round_number in range(rounds + 1):
        for name, function in functions.items():
            started = time.perf_counter()
            function()
            if round_number:
                taken[name].append((time.perf_counter() - started) * 1000)
    return {name: Timed(statistics.median(ms), sorted(ms)[int(len(ms) * 0.95)]) for name, ms in taken.items()}
