"""Time functions side by side: in turn, many times, so that a machine that slows down slows all of them."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timed:
    """Milliseconds over the rounds."""

    median: float
    p95: float
    least: float

    def __truediv__(self, other):
        return self.median / other.median


def side_by_side(
    functions: dict[str, Callable], rounds: int, clock: Callable[[], float] = time.perf_counter
) -> dict[str, Timed]:
    """Call each function in turn, `rounds` times after one warm-up; in seconds of the wall, or of another clock."""
    taken = {name: [] for name in functions}
    for round_number in range(rounds + 1):
        for name, function in functions.items():
            started = clock()
            function()
            if round_number:
                taken[name].append((clock() - started) * 1000)
    return {name: Timed(statistics.median(ms), sorted(ms)[int(len(ms) * 0.95)], min(ms)) for name, ms in taken.items()}
