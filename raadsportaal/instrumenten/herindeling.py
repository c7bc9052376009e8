"""What a merger of municipalities does to drafts: they go along with their makers. The rules of a council do not."""

from raadsportaal.gemeenten.moving import moves_along
from raadsportaal.instrumenten.models import Deling, Kring


@moves_along
def concepten(van, naar):
    """What hangs on them follows by composite foreign keys. A new council has new fracties, that see nothing yet."""
    Deling.objects.filter(gemeente=van, kring=Kring.FRACTIE).delete()
    van.concepten.update(gemeente=naar)
