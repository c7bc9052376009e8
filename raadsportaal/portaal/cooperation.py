"""What Mijn gemeente shows of samenwerking: the own partnerships, calls that fit, and what comes up."""

from django.utils import timezone

from raadsportaal.gemeenten.access import Recht
from samenwerking.models import Aanwezigheid, Bijeenkomst, Stedenband
from samenwerking.oproepen.matching import calls_for

BANDS, CALLS, EVENTS = 5, 2, 3


def public(gemeente, on) -> dict:
    """What everyone may read of what a municipality does abroad."""
    return {
        "banden": Stedenband.objects.of_gemeente(gemeente).living().select_related("land").by_land(),
        "aanwezig": Aanwezigheid.objects.of_gemeente(gemeente).active(on),
    }


def of_gemeente(toegang, now) -> dict:
    """In the scope of the municipality; the number of queries does not grow."""
    gemeente, answers = toegang.gemeente, Recht.BEWERKEN in toegang.rechten
    banden = Stedenband.objects.of_gemeente(gemeente).living()
    return {
        "banden": banden.select_related("land").by_land()[:BANDS],
        "onbevestigd": banden.unconfirmed().count(),
        "oproepen": calls_for(gemeente, timezone.localdate(now), CALLS),
        "overleggen": gemeente.overlegantwoorden.waiting().with_question()[:CALLS] if answers else [],
        "bijeenkomsten": Bijeenkomst.objects.coming(now)[:EVENTS],
    }
