"""How long an offer in somebody's own name is kept: while that person is a council member there."""

from datetime import datetime

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from samenwerking.models import Aanbod


def forget(now: datetime) -> int:
    """Of the nightly clearing: returns how many were thrown away. Nobody saw them since the membership ended."""
    with bereik(EVERYTHING):
        gone = Aanbod.objects.left_behind()
        n = gone.count()
        gone.delete()
    return n
