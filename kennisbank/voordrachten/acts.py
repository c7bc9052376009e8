"""What is done with a voordracht, each in one transaction with the e-mail that tells the sender of it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kennisbank.models import Voordracht
from raadsportaal.gemeenten.outbox import post

NAME_KEPT = timedelta(days=183)  # half a year after the answer
UNANSWERED_KEPT = timedelta(days=365)
REFUSED_KEPT = timedelta(days=365)


@transaction.atomic
def propose(now: datetime, **fields) -> Voordracht:
    """With a confirmation that quotes nothing: whoever typed the address could have written anything."""
    voordracht, new = Voordracht.propose(now=now, **fields)
    if new:
        _tell("ontvangen", voordracht)
    return voordracht


@transaction.atomic
def take_over(voordracht, *, by, antwoord=""):
    """Raises IemandWasUVoor."""
    done = voordracht.take_over(by=by, antwoord=antwoord, now=timezone.now())
    _tell("overgenomen", done)
    return done


@transaction.atomic
def refuse(voordracht, *, by, antwoord):
    """Raises IemandWasUVoor."""
    done = voordracht.refuse(by=by, antwoord=antwoord, now=timezone.now())
    _tell("afgewezen", done)
    return done


def discard(voordracht, *, by):
    """Without an e-mail: the address that was typed may be anybody's. Raises IemandWasUVoor."""
    return voordracht.discard(by=by, now=timezone.now())


def _tell(what, voordracht):
    if voordracht.email:
        post(
            f"voordracht-{what}-{voordracht.pk}", f"kennisbank/email/{what}", voordracht.email, voordracht=voordracht
        )  # fmt: skip


def forget_names(now: datetime) -> int:
    """Of the nightly clearing: who sent what was answered half a year ago, or waits for a year."""
    return Voordracht.objects.with_name(now - NAME_KEPT, now - UNANSWERED_KEPT).forget_who()


def forget_refused(now: datetime) -> int:
    """Of the nightly clearing: what was refused a year ago."""
    return Voordracht.objects.refused(now - REFUSED_KEPT).delete()[0]
