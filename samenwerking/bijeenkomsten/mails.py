"""What somebody who signed up hears: each occasion once, through the queue."""

from django.conf import settings
from django.urls import reverse

from raadsportaal.gemeenten.outbox import ICS, post
from samenwerking.bijeenkomsten import ics


def confirm(aanmelding, again=""):
    """That there is a place, or that one waits for it. `again`: the day, for who signed up twice."""
    if aanmelding.has_place:
        return _post("aangemeld", aanmelding, ics.for_person(aanmelding), again)
    return _post("wachtlijst", aanmelding, "", again)


def got_place(aanmelding):
    """Of who waited."""
    return _post("plaats", aanmelding, ics.for_person(aanmelding))


def signed_off(aanmelding, had_place):
    return _post("afgemeld", aanmelding, ics.cancelled_for(aanmelding) if had_place else "")


def changed(aanmelding):
    """Of the time, the place or the address to join."""
    return _post("gewijzigd", aanmelding, ics.for_person(aanmelding) if aanmelding.has_place else "")


def called_off(aanmelding):
    return _post("afgelast", aanmelding, ics.cancelled_for(aanmelding) if aanmelding.has_place else "")


def remind(aanmelding):
    """Once for each day on which it was to be."""
    return _post("herinnering", aanmelding, "", f"{aanmelding.bijeenkomst.dag:%Y%m%d}")


def _post(what, aanmelding, calendar, extra=""):
    bijeenkomst = aanmelding.bijeenkomst
    occasion = f"bijeenkomst-{what}-{aanmelding.pk}-{extra or aanmelding.volgnummer}"
    return post(
        occasion,
        f"bijeenkomsten/email/{what}",
        aanmelding.email,
        bijlagen=[("bijeenkomst.ics", ICS, calendar)] if calendar else [],
        bijeenkomst=bijeenkomst,
        aanmelding=aanmelding,
        adres=settings.PORTAL_URL + bijeenkomst.get_absolute_url(),
        afmelden=settings.PORTAL_URL + reverse("bijeenkomsten:afmelden", args=[aanmelding.sleutel]),
    )
