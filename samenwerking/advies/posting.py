"""The e-mails about an adviesvraag: that there is something to read, and where; never what."""

import logging

from django.conf import settings
from django.urls import reverse

from raadsportaal.gemeenten.models import Gebruiker
from raadsportaal.gemeenten.outbox import post

GROEP = "advies"
logger = logging.getLogger(__name__)


def tell_asker(request, vraag, bericht=None):
    """That the question arrived, or that there is an answer. Not to who has no account any more."""
    if not vraag.vrager.is_active:
        return
    what, occasion = ("antwoord", f"bericht-{bericht.pk}") if bericht else ("ontvangen", f"ontvangen-{vraag.pk}")
    address = request.build_absolute_uri(vraag.get_absolute_url())
    post(f"advies-{occasion}", f"advies/email/{what}", vraag.vrager.email, vraag=vraag, address=address)


def tell_vng(request, vraag, bericht=None):
    """That there is a question, or a message with it, to whoever deals with it."""
    what, occasion = ("vervolg", f"bericht-{bericht.pk}") if bericht else ("nieuw", f"nieuw-{vraag.pk}")
    address = request.build_absolute_uri(reverse("admin:samenwerking_adviesvraag_change", args=[vraag.pk]))
    addresses = vng_addresses(vraag)
    if not addresses:
        logger.warning("Niemand hoort van adviesvraag %s: zet ADVIES_EMAIL, of iemand in de groep advies", vraag.nummer)
    for n, email in enumerate(addresses):
        post(f"advies-{occasion}-{n}", f"advies/email/{what}", email, vraag=vraag, address=address)


def vng_addresses(vraag) -> list[str]:
    """Of who took the question up; else ADVIES_EMAIL, else the staff of the group, else functioneel beheer."""
    staff = Gebruiker.objects.filter(is_active=True, is_staff=True).order_by("pk")
    if vraag.eigenaar_id and (owner := staff.filter(pk=vraag.eigenaar_id).first()):
        return [owner.email]
    if settings.ADVIES_EMAIL:
        return [settings.ADVIES_EMAIL]
    group = staff.filter(groups__name=GROEP) or staff.filter(is_superuser=True)
    return list(group.values_list("email", flat=True))
