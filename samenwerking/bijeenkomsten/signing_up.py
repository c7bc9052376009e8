"""Signing up and off with what everybody hears of it, in one transaction; and what the night does with sign-ups."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from samenwerking.bijeenkomsten import mails
from samenwerking.bijeenkomsten.times import midnight
from samenwerking.models import Aanmelding, Bijeenkomst

KEPT = timedelta(days=183)  # half a year after the event: long enough to thank and to count


@transaction.atomic
def sign_up(bijeenkomst, *, naam, email, now, gebruiker=None, gemeente=None) -> Aanmelding:
    """A place or one on the waiting list, with an e-mail that says which. Raises Gesloten.

    Who was signed up already gets that e-mail again, once a day: whoever typed the address learns nothing of it.
    """
    aanmelding, new = bijeenkomst.sign_up(naam=naam, email=email, gebruiker=gebruiker, gemeente=gemeente, now=now)
    mails.confirm(aanmelding, again="" if new else f"{timezone.localdate(now):%Y%m%d}")
    return aanmelding


@transaction.atomic
def sign_off(aanmelding, now) -> bool:
    """Off, with an e-mail to this person and to who gets the place; False when that was so already."""
    before, rising = aanmelding.sign_off(now)
    if before:
        mails.signed_off(aanmelding, had_place=before == Aanmelding.Stand.AANGEMELD)
        _tell_place(rising)
    return bool(before)


@transaction.atomic
def move_up(bijeenkomst, now) -> int:
    """After there came places: who waited gets one. Returns how many."""
    rising = bijeenkomst.move_up(now)
    _tell_place(rising)
    return len(rising)


def _tell_place(rising):
    for aanmelding in rising:
        mails.got_place(aanmelding)


@transaction.atomic
def tell_change(bijeenkomst, now) -> int:
    """To all who signed up: what changed, or that it is called off. Not of what is over. Returns how many."""
    if bijeenkomst.is_over(now) or not bijeenkomst.is_published:
        return 0
    told = mails.called_off if bijeenkomst.afgelast else mails.changed
    return sum(told(aanmelding) for aanmelding in bijeenkomst.aanmeldingen.active().select_related("bijeenkomst"))


@transaction.atomic
def remind(now: datetime) -> int:
    """To who has a place at what takes place today or tomorrow, once; not to who signed up today."""
    today = timezone.localdate(now)
    events = Bijeenkomst.objects.to_remind(now, midnight(today + timedelta(days=2)))
    people = Aanmelding.objects.with_place().of_events(events).before(midnight(today))
    return sum(mails.remind(aanmelding) for aanmelding in people.select_related("bijeenkomst").order_by("pk"))


def forget(now: datetime) -> int:
    """Throw the sign-ups away of events that were over half a year ago; returns how many."""
    return Aanmelding.objects.expired(now - KEPT).delete()[0]


@transaction.atomic
def forget_person(gebruiker, now: datetime):
    """Take a person who erases the account out of every event: before the name and address of the account go."""
    own = Aanmelding.objects.of_person(gebruiker)
    events = sorted({aanmelding.bijeenkomst for aanmelding in own}, key=lambda event: event.pk)
    for bijeenkomst in events:
        bijeenkomst.locked()  # in one order; nobody moves up to a place that goes
    own.delete()
    for bijeenkomst in events:
        move_up(bijeenkomst, now)
