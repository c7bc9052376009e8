"""What a council member proposes to the griffie: proposing it and deciding about it, with who hears of it."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from raadsportaal.gemeenten.outbox import post
from samenwerking.griffie import PREFIX, tell
from samenwerking.models import Overlegvoorstel


@transaction.atomic
def propose(gemeente, **content) -> Overlegvoorstel:
    """Kept, and told to the griffie once. Raises TeVeelVoorgesteld."""
    voorstel = Overlegvoorstel.propose(gemeente=gemeente, **content)
    tell(gemeente, f"overlegvoorstel-{voorstel.pk}", "overlegvoorstel", page_of(gemeente), voorstel=voorstel)
    return voorstel


@transaction.atomic
def decline(voorstel, reden, *, by, now) -> bool:
    """False when a colleague was first."""
    return voorstel.decline(reden, by=by, now=now) and _tell_proposer(voorstel)


@transaction.atomic
def take_over(voorstel, *, by, now) -> bool:
    """False when a colleague was first."""
    return voorstel.take_over(by=by, now=now) and _tell_proposer(voorstel)


def page_of(gemeente):
    return reverse("meedoen:actief", args=[gemeente.slug])


def _tell_proposer(voorstel):
    """As long as that person works there."""
    for lid in voorstel.gemeente.leden.active().filter(gebruiker=voorstel.door_id).select_related("gebruiker"):
        adres = settings.PORTAL_URL + page_of(voorstel.gemeente)
        post(
            f"overlegvoorstel-{voorstel.pk}-besluit", f"{PREFIX}overlegvoorstel_besluit", lid.gebruiker.email,
            voorstel=voorstel, adres=adres,
        )  # fmt: skip
    return True
