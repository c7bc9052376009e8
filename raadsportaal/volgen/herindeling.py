"""What a merger of municipalities does to following: who followed the former one follows the new one."""

from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.gemeenten.moving import moves_along
from raadsportaal.volgen.followable import PASSEND
from raadsportaal.volgen.models import Gevolgd, Nieuws, Nieuwsregel


@moves_along
def follows(van, naar):
    """What was told of a dossier goes along, and what is told later; figures of the former one stay with it."""
    for soort in (Gemeente.KIND, PASSEND):
        mine = Gevolgd.objects.filter(soort=soort, record=van.pk)
        both = Gevolgd.objects.filter(soort=soort, record=naar.pk).values("volger")
        mine.filter(volger__in=both).delete()
        mine.update(record=naar.pk)
        there = Nieuwsregel.objects.filter(soort=soort, record=naar.pk).values("nieuws")
        told = Nieuwsregel.objects.filter(soort=soort, record=van.pk)
        told.filter(nieuws__in=there).delete()
        told.update(record=naar.pk)
    figures = Gevolgd.objects.filter(van=van)
    for one in figures.select_related("volger"):
        if one.volger.gevolgd.filter(soort=one.soort, record=one.record, van=naar).exists():
            one.delete()
    figures.update(van=naar)
    Nieuws.objects.filter(gemeente=van).update(gemeente=naar)
