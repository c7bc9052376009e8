"""Responding to a call and deciding about it, with what the municipality hears, in one transaction."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from raadsportaal.gemeenten.outbox import post


@transaction.atomic
def decide(reactie, stand, *, antwoord, by, now) -> bool:
    """VNG gives a response a state; who responded hears of it. Raises ValidationError when it cannot be so."""
    changed = reactie.decide(stand, antwoord=antwoord, by=by, now=now)
    if changed:
        for place, address in enumerate(_addresses(reactie)):
            _tell(reactie, f"reactie-{reactie.pk}-{now:%Y%m%d%H%M%S}-{place}", address)
    return changed


def _addresses(reactie):
    """Who responded, as long as that person works there; then the griffiers."""
    leden = reactie.gemeente.leden.active()
    if reactie.door and leden.of_person(reactie.door).exists():
        return [reactie.door.email]
    return leden.griffiers().addresses()


def _tell(reactie, occasion, address):
    page = reverse("meedoen:reactie", args=[reactie.gemeente.slug, reactie.pk])
    post(occasion, "meedoen/email/reactie", address, reactie=reactie, adres=settings.PORTAL_URL + page)
