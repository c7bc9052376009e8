"""How long a draft is kept: a year after its last change; and who wrote in it just now: an hour."""

from datetime import timedelta

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.instrumenten.models import Concept, Schrijfbeurt

KEPT = timedelta(days=365)


def forget(now) -> int:
    """How many drafts were thrown away."""
    with bereik(EVERYTHING):
        old = Concept.objects.untouched_since(now - KEPT)
        number = old.count()
        old.delete()
        Schrijfbeurt.objects.forgotten(now).delete()
    return number
