"""The frames of a request lie in one piece of memory: nothing is asked of the system at each call."""

import resource

from raadsportaal.basis.middleware import KeepFramesTogether

CALLS = 100
DEEPEST = 400  # Python's own pieces end within 200 of such frames


def test_no_depth_in_a_request_makes_each_call_ask_the_system_for_memory():
    dearest = KeepFramesTogether(lambda request: max(_faults_at(depth) for depth in range(DEEPEST)))(None)
    assert dearest < CALLS / 2


def _faults_at(depth):
    """How often the system gave memory while one function was called many times, this deep."""
    if depth:
        return _faults_at(depth - 1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(CALLS):
        _nothing()
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


def _nothing():
    pass


# Larger than the frames that lead to it: at some depth it must lie over the edge.
_nothing.__code__ = _nothing.__code__.replace(co_stacksize=100)
