"""The e-mail that tells a griffier that something waits: every day, once a week or never, as that person chose."""

from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from raadsportaal.dossiers.models import Koppeling, Suggestie
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Bericht, Gebruiker, Rol
from raadsportaal.gemeenten.outbox import post


def tell(now: datetime) -> int:
    """Returns to how many an e-mail goes. A second run on the same day sends nothing twice."""
    griffiers = Gebruiker.objects.filter(is_active=True).exclude(bericht=Bericht.NOOIT)
    with bereik(EVERYTHING):
        pks = list(griffiers.filter(lidmaatschappen__rol=Rol.GRIFFIER).distinct().values_list("pk", flat=True))
    return sum(_tell(pk, now) for pk in pks)


@transaction.atomic
def _tell(pk, now):
    """The e-mail and the moment that is remembered are one: a worker that is killed leaves both or none."""
    gebruiker = Gebruiker.objects.select_for_update().get(pk=pk)
    if not is_due(gebruiker, now):
        return False
    with bereik(EVERYTHING):
        leden = gebruiker.lidmaatschappen.filter(rol=Rol.GRIFFIER).select_related("gemeente")
        found = [_waiting(lid.gemeente, gebruiker.bericht_op, now) for lid in leden.order_by("gemeente__sorteernaam")]
    if not any(gemeente["nieuw"] for gemeente in found):
        return False
    context = {
        "gemeenten": [gemeente for gemeente in found if gemeente["voorstellen"] or gemeente["suggesties"]],
        "hoe_vaak": gebruiker.get_bericht_display().lower(),
        "instellen": urljoin(settings.PORTAL_URL, reverse("account_bericht")),
    }
    key = f"wacht-{localdate(now)}-{gebruiker.pk}"
    if not post(key, "portaal/email/wacht", gebruiker.email, **context):
        return False
    gebruiker.bericht_op = now
    gebruiker.save(update_fields=["bericht_op"])
    return True


def is_due(gebruiker, now: datetime) -> bool:
    """Not today, or not this week, which begins on Monday."""
    if gebruiker.bericht_op is None:
        return True
    last, today = localdate(gebruiker.bericht_op), localdate(now)
    if gebruiker.bericht == Bericht.DAGELIJKS:
        return last != today
    return last.isocalendar()[:2] != today.isocalendar()[:2]


def _waiting(gemeente, since, now):
    """How much waits in a municipality, and whether some of it came since the last e-mail; no titles and no names."""
    suggesties = Suggestie.objects.of_gemeente(gemeente).waiting().clear().current()
    voorstellen = Koppeling.objects.of_gemeente(gemeente).queue(localdate(now))
    read, proposed = (Q(stuk__gelezen_op__gt=since), Q(voorgesteld_op__gt=since)) if since else (Q(), Q())
    return {
        "naam": gemeente.naam,
        "voorstellen": voorstellen.count(),
        "suggesties": suggesties.count(),
        "nieuw": suggesties.filter(read).exists() or voorstellen.filter(proposed).exists(),
        "adres": urljoin(settings.PORTAL_URL, reverse("dossiers:wachtend", args=[gemeente.slug])),
    }
