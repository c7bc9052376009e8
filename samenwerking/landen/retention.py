"""How long a landenoverleg is kept: two years, with its answers; what was proposed to the griffie too."""

from datetime import datetime

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from samenwerking.models import Landenoverleg, Overlegvoorstel


def forget(now: datetime) -> int:
    """Of the nightly clearing: returns how many were thrown away."""
    with bereik(EVERYTHING):
        Overlegvoorstel.objects.expired(now).delete()
        old = Landenoverleg.objects.expired(now)
        n = old.count()
        old.delete()
    return n
