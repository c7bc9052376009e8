"""How long a landenoverleg is kept: two years, with its answers."""

from datetime import datetime

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from samenwerking.models import Landenoverleg


def forget(now: datetime) -> int:
    """Of the nightly clearing: returns how many were thrown away."""
    with bereik(EVERYTHING):
        old = Landenoverleg.objects.expired(now)
        n = old.count()
        old.delete()
    return n
