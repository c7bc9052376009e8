"""Who is asked for a landenoverleg, and telling them: names on the page, addresses in the queue only."""

from datetime import date

from django.conf import settings

from kennisbank.models import Land
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente, Lidmaatschap
from raadsportaal.gemeenten.outbox import post
from samenwerking.models import Aanwezigheid, Landenoverleg, Overlegantwoord, Stedenband

PREFIX = "samenwerking/email/"


def others_in(land: Land, gemeente: Gemeente, on: date) -> tuple[list[Gemeente], list[Gemeente]]:
    """The other municipalities that are active in a country: those that can be asked, and those nobody here can reach.

    Active: by their own word, or with a living partnership that they confirmed. A municipality is reached through its
    griffiers; which have any is all that is asked of the members of others.
    """
    active = Aanwezigheid.objects.of_land(land).active(on).values("gemeente")
    confirmed = Stedenband.objects.living().confirmed().of_land(land).values("gemeente")
    found = Gemeente.objects.current(on).exclude(pk=gemeente.pk).order_by("sorteernaam")
    found = list(found.filter(pk__in=active) | found.filter(pk__in=confirmed))
    with bereik(EVERYTHING):
        griffiers = Lidmaatschap.objects.griffiers().filter(gemeente__in=found)
        reached = set(griffiers.order_by().values_list("gemeente", flat=True))
    return [g for g in found if g.pk in reached], [g for g in found if g.pk not in reached]


def ask(pk: int):
    """Write to the griffiers of each municipality that was asked and did not answer yet."""
    with bereik(EVERYTHING):
        overleg = Landenoverleg.objects.select_related("land", "gemeente").filter(pk=pk).first()
        for antwoord in overleg.antwoorden.waiting().by_name() if overleg else ():
            for lid in antwoord.gemeente.leden.griffiers().to_write():
                post(
                    f"overleg-{pk}-{lid.pk}", f"{PREFIX}overleg", lid.gebruiker.email,
                    overleg=overleg, gemeente=antwoord.gemeente, adres=_address(overleg, antwoord.gemeente),
                )  # fmt: skip


def tell_asker(pk: int):
    """Say to whoever proposed the overleg that there is an answer; once for yes and once for no."""
    with bereik(EVERYTHING):
        antwoord = Overlegantwoord.objects.select_related("overleg__land", "overleg__gemeente").filter(pk=pk).first()
        if antwoord is None or antwoord.doet_mee is None:
            return
        overleg = antwoord.overleg
        own = overleg.gemeente.leden.active().filter(gebruiker=overleg.door_id).select_related("gebruiker")
        for lid in own or overleg.gemeente.leden.griffiers().to_write():
            post(
                f"overlegantwoord-{pk}-{antwoord.doet_mee}-{lid.pk}", f"{PREFIX}overlegantwoord", lid.gebruiker.email,
                overleg=overleg, gemeente=overleg.gemeente, adres=_address(overleg, overleg.gemeente),
            )  # fmt: skip


def _address(overleg, gemeente):
    return settings.PORTAL_URL + overleg.address_of(gemeente)
