"""How long what belongs to following is kept: requests that nobody confirmed, what was stopped, and old news."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.volgen.followable import ZOEKVRAAG
from raadsportaal.volgen.models import Gevolgd, Nieuws, Nieuwsregel, Volger, Zoekvraag

UNCONFIRMED_KEPT = timedelta(days=7)
STOPPED_KEPT = timedelta(days=1)  # to put it back
NEWS_KEPT = timedelta(days=92)


def forget_follows(now: datetime) -> int:
    """Also addresses that follow nothing any more, and searches that nobody follows."""
    gone = Gevolgd.objects.unconfirmed(now - UNCONFIRMED_KEPT) | Gevolgd.objects.stopped(now - STOPPED_KEPT)
    number = gone.delete()[0]
    followed = Gevolgd.objects.filter(volger=OuterRef("pk"))
    number += Volger.objects.filter(~Exists(followed), gebruiker__isnull=True).delete()[0]
    Zoekvraag.objects.exclude(pk__in=Gevolgd.objects.filter(soort=ZOEKVRAAG).values("record")).delete()
    return number


def forget_news(now: datetime) -> int:
    """That a record was published stays, so that it is not news again."""
    before = now - NEWS_KEPT
    with bereik(EVERYTHING):
        number = Nieuwsregel.objects.filter(nieuws__op__lt=before).delete()[0]
        return number + Nieuws.objects.expired(before).delete()[0]
