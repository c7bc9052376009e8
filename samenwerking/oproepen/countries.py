"""The countries that one can choose in an offer: where something is to do."""

from django.db.models import Exists, OuterRef, Q

from kennisbank.models import Land
from samenwerking.models import Aanbod, Landpagina, Oproep, Programma


def landen_to_choose(aanbod):
    """Those with a page, a programme or a call, and those that were chosen already; a list of all would be too long."""
    somewhere = Q(Exists(Landpagina.objects.filter(land=OuterRef("pk"))))
    for model in (Programma, Oproep):
        somewhere |= Q(Exists(model.landen.through.objects.filter(land=OuterRef("pk"))))
    if aanbod.pk:
        somewhere |= Q(Exists(Aanbod.landen.through.objects.filter(aanbod=aanbod.pk, land=OuterRef("pk"))))
    return Land.objects.filter(somewhere).order_by("sorteersleutel")
