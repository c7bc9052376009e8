"""What a merger of municipalities does to what they say beside the figures: it goes along. Figures stay."""

from django.db import transaction
from django.db.models import Q

from agendas.models import Ambitie, Toelichting
from raadsportaal.gemeenten.moving import moves_along


def of_former() -> Q:
    """Municipalities that have something that moves."""
    return Q(pk__in=Toelichting.objects.values("gemeente")) | Q(pk__in=Ambitie.objects.values("gemeente"))


def count(van) -> int:
    return Toelichting.objects.filter(gemeente=van).count() + Ambitie.objects.filter(gemeente=van).count()


@transaction.atomic
def move(van, naar) -> int:
    """How many went along. Within bereik(EVERYTHING). Of two replies to one figure the newest stays."""
    there = {one.indicator_id: one for one in Toelichting.objects.filter(gemeente=naar)}
    for own in Toelichting.objects.filter(gemeente=van):
        other = there.get(own.indicator_id)
        if other:
            (own if own.op <= other.op else other).delete()
    moved = Toelichting.objects.filter(gemeente=van).update(gemeente=naar)
    return moved + Ambitie.objects.filter(gemeente=van).update(gemeente=naar)


moves_along(
    move,
    count=count,
    of_former=of_former,
    words=("toelichting of ambitie op de meetlat", "toelichtingen en ambities op de meetlat"),
)
