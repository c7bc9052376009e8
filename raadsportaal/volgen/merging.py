"""When editors merge two records, who followed the one follows the one that stays."""

from raadsportaal.redactie.doubles import merging
from raadsportaal.volgen.models import Gevolgd


@merging.moves()
def follows(weg, blijft, by, now):
    """Who follows both hears of it as of the one that stays."""
    mine = Gevolgd.objects.filter(soort=weg.KIND, record=weg.pk)
    both = Gevolgd.objects.filter(soort=weg.KIND, record=blijft.pk).values("volger")
    mine.filter(volger__in=both).delete()
    mine.update(record=blijft.pk)
