"""Twice a year every griffier is asked once whether the partnerships of the municipality are still right."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from raadsportaal.basis.texts import number_of
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.gemeenten.outbox import post
from samenwerking.models import Stedenband

ROUNDS = (3, 9)  # March and September
NAMED = 8  # partners in the e-mail


@dataclass(frozen=True)
class Gevraagd:
    """A municipality with partnerships to ask about, and how many of its griffiers are written to."""

    gemeente: Gemeente
    banden: int
    griffiers: int

    def __str__(self):
        banden = number_of(self.banden, "band", "banden")
        griffiers = "1 griffier" if self.griffiers == 1 else f"{self.griffiers or 'geen'} griffiers"
        return f"{self.gemeente}: {banden}, {griffiers} op het portaal"


def round_start(on: date) -> date:
    """The first day of the last March or September."""
    months = [month for month in ROUNDS if month <= on.month]
    return date(on.year, months[-1], 1) if months else date(on.year - 1, ROUNDS[-1], 1)


def ask(on: date, *, dry_run=False) -> list[Gevraagd]:
    """Write to the griffiers of each municipality about what was not confirmed for half a year; once a round.

    Asked once more in the same round it writes to nobody, but to a griffie that has come since.
    """
    since = round_start(on)
    with bereik(EVERYTHING):
        banden = Stedenband.objects.to_ask(on, since).for_list().by_gemeente()
        groups = groupby(banden, key=lambda band: band.gemeente)
        return [_ask_one(gemeente, list(own), since, on, dry_run) for gemeente, own in groups]


@transaction.atomic
def _ask_one(gemeente, banden, since, on, dry_run):
    griffiers = list(gemeente.leden.griffiers().to_write())
    if griffiers and not dry_run:
        adres = settings.PORTAL_URL + reverse("meedoen:stedenbanden", args=[gemeente.slug])
        for lid in griffiers:
            post(
                f"stedenbanden-{since:%Y-%m}-{lid.pk}", "samenwerking/email/stedenbanden", lid.gebruiker.email,
                gemeente=gemeente, banden=banden[:NAMED], meer=max(len(banden) - NAMED, 0), adres=adres,
            )  # fmt: skip
        Stedenband.objects.among([band.pk for band in banden]).update(gevraagd_op=on)
    return Gevraagd(gemeente, len(banden), len(griffiers))
