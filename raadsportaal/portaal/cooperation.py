"""What Mijn gemeente shows of samenwerking: the own partnerships, calls that fit, and what comes up."""

from django.utils import timezone

from raadsportaal.gemeenten.access import Recht
from samenwerking.models import Aanwezigheid, Bijeenkomst, Overlegvoorstel, Stedenband
from samenwerking.oproepen.matching import calls_for, calls_for_raadslid

BANDS, CALLS, EVENTS = 5, 2, 3


def public(gemeente, on) -> dict:
    """What everyone may read of what a municipality does abroad."""
    return {
        "banden": Stedenband.objects.of_gemeente(gemeente).living().select_related("land").by_land(),
        "aanwezig": Aanwezigheid.objects.of_gemeente(gemeente).active(on),
    }


def of_gemeente(toegang, now) -> dict:
    """In the scope of the municipality; the number of queries does not grow."""
    gemeente, answers, today = toegang.gemeente, Recht.BEWERKEN in toegang.rechten, timezone.localdate(now)
    own = []  # what a council member can answer in their own name
    if Recht.MEEDOEN in toegang.rechten:
        own = calls_for_raadslid(gemeente, toegang.lid.gebruiker_id, today, CALLS)
    banden = list(Stedenband.objects.of_gemeente(gemeente).living().select_related("land").by_land())
    return {
        "banden": banden[:BANDS],
        "onbevestigd": sum(not band.is_confirmed for band in banden),
        "voor_raadsleden": own,
        "oproepen": calls_for(gemeente, today, CALLS, besides=own),
        "voorstellen": _proposals(toegang),
        "overleggen": gemeente.overlegantwoorden.waiting().with_question()[:CALLS] if answers else [],
        "bijeenkomsten": Bijeenkomst.objects.coming(now)[:EVENTS],
    }


def _proposals(toegang) -> int:
    """How many proposals of council members wait for the griffie."""
    decides = Recht.KOPPELEN in toegang.rechten
    return Overlegvoorstel.objects.of_gemeente(toegang.gemeente).waiting().count() if decides else 0
