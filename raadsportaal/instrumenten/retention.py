"""How long a draft is kept: a year after its maker last changed it."""

from datetime import timedelta

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.instrumenten.models import Concept

KEPT = timedelta(days=365)


def forget(now) -> int:
    """How many drafts were thrown away."""
    with bereik(EVERYTHING):
        old = Concept.objects.untouched_since(now - KEPT)
        number = old.count()
        old.delete()
    return number
