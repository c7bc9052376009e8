"""How long a bewaarlijst is kept: as long as its keeper works there; what was taken off, a day."""

from datetime import timedelta

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.instrumenten.models import Bewaard

KEPT = timedelta(days=1)  # after taking off: time to put it back


def forget(now) -> int:
    """How many were thrown away."""
    with bereik(EVERYTHING):
        gone = Bewaard.objects.taken_off_before(now - KEPT) | Bewaard.objects.left_behind()
        number = gone.count()
        gone.delete()
    return number
