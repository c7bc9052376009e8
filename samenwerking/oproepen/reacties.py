"""Responding to a call and deciding about it, with what the municipality hears, in one transaction."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from raadsportaal.gemeenten.models import Rol
from raadsportaal.gemeenten.outbox import post
from samenwerking.griffie import tell


@transaction.atomic
def respond(oproep, gemeente, *, persoon, now, **content):
    """A response, of the municipality or of a person there: then the griffie hears. Raises as Oproep.respond does."""
    reactie = oproep.respond(gemeente, persoon=persoon, now=now, **content)
    if persoon:
        page = reverse("meedoen:reactie", args=[gemeente.slug, reactie.pk])
        occasion = f"eigen-reactie-{reactie.pk}-{now:%Y%m%d%H%M%S}"
        tell(gemeente, occasion, "eigen_reactie", page, oproep=oproep, persoon=persoon)
    return reactie


@transaction.atomic
def decide(reactie, stand, *, antwoord, by, now) -> bool:
    """VNG gives a response a state; who responded hears of it. Raises ValidationError when it cannot be so."""
    changed = reactie.decide(stand, antwoord=antwoord, by=by, now=now)
    if changed:
        addresses, page = _readers(reactie)
        for place, address in enumerate(addresses):
            occasion = f"reactie-{reactie.pk}-{now:%Y%m%d%H%M%S}-{place}"
            post(occasion, "meedoen/email/reactie", address, reactie=reactie, adres=settings.PORTAL_URL + page)
    return changed


def _readers(reactie):
    """The addresses of who responded, as long as that person works there, or else of the griffiers; and their page.

    Who responded in their own name must still be a council member: by another role that page is closed.
    """
    leden = reactie.gemeente.leden.active()
    own = leden.of_person(reactie.door) if reactie.door else leden.none()
    if reactie.persoon_id:
        own = own.filter(rol=Rol.RAADSLID)
    if own.exists():
        return [reactie.door.email], reactie.address
    return leden.griffiers().addresses(), reverse("meedoen:reactie", args=[reactie.gemeente.slug, reactie.pk])
