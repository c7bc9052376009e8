"""Requests to join follow the area of a former municipality."""

from django.db.models import Q

from raadsportaal.gemeenten.models import Deelnameverzoek
from raadsportaal.gemeenten.moving import moves_along


def of_former() -> Q:
    """The municipalities with a request that waits."""
    return Q(pk__in=Deelnameverzoek.objects.waiting().values("gemeente"))


def count(van) -> int:
    return Deelnameverzoek.objects.waiting().filter(gemeente=van).count()


def move(van, naar) -> None:
    """Who asked the same of the successor too has asked it once."""
    verzoeken = Deelnameverzoek.objects.waiting()
    there = {verzoek.email for verzoek in verzoeken.filter(gemeente=naar)}
    verzoeken.filter(gemeente=van, email__in=there).delete()
    verzoeken.filter(gemeente=van).update(gemeente=naar)


moves_along(move, count=count, of_former=of_former, words=("verzoek om mee te doen", "verzoeken om mee te doen"))
