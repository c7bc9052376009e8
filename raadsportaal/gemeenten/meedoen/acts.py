"""What is done with a request to join, each in one transaction with the e-mails that tell of it."""

from datetime import datetime, timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from raadsportaal.basis.adminnames import list_url
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.emails import compose, send
from raadsportaal.gemeenten.inviting import invite
from raadsportaal.gemeenten.models import Deelnameverzoek, Gebruiker, Rol
from raadsportaal.gemeenten.models.gebruiker import lowered
from raadsportaal.gemeenten.outbox import post

UNCONFIRMED_KEPT = timedelta(days=7)
UNANSWERED_KEPT = timedelta(days=183)
ANSWERED_KEPT = timedelta(days=90)
EMAIL = "gemeenten/email/meedoen"
DECIDES = "aansluiten"  # the group of staff
ONESELF = "Dit is uw eigen adres. Laat een collega hierover beslissen."
GONE = "Deze gemeente bestaat niet meer. Wijs het verzoek af, en noem de nieuwe gemeente."


def ask(request, now: datetime, **fields):
    """Keep a request and send its link; MailNotSent when that cannot go, and then nothing is kept.

    What this address asked before is not looked at: nobody learns that from the page, and the first link that is opened
    counts. The secret does not wait in the outbox.
    """
    token, digest = Deelnameverzoek.new_token()
    with bereik(digest):
        verzoek = Deelnameverzoek.objects.create(token=digest, gevraagd_op=now, **fields)
        address = request.build_absolute_uri(reverse("gemeenten:meedoen_link", args=[token]))
        send(compose(f"{EMAIL}_bevestig", verzoek.email, verzoek=verzoek, address=address), "verzoek om mee te doen")


def confirm(verzoek, now: datetime):
    """In the scope of this request. VNG hears of it once, and the griffiers: they can invite a colleague."""
    if verzoek.confirm(now):
        _tell_vng(verzoek)
        for griffier in verzoek.gemeente.leden.griffiers().to_write():
            key = f"meedoen-griffier-{verzoek.pk}-{griffier.pk}"
            post(key, f"{EMAIL}_griffier", griffier.gebruiker.email, verzoek=verzoek)


def _tell_vng(verzoek):
    """Who decides about it; without the person who asks, whose name stays behind the door of the desk."""
    adres = urljoin(settings.PORTAL_URL, waiting_list())
    for gebruiker in Gebruiker.objects.filter(is_active=True, is_staff=True, groups__name=DECIDES):
        key = f"meedoen-vng-{verzoek.pk}-{gebruiker.pk}"
        post(key, f"{EMAIL}_vng", gebruiker.email, gemeente=verzoek.gemeente, adres=adres)


def waiting_list() -> str:
    """Where the desk has the requests without an answer."""
    return f"{list_url(Deelnameverzoek)}?stand__exact={Deelnameverzoek.Stand.WACHT}"


@transaction.atomic
def accept(request, verzoek, now: datetime):
    """Invite this person as griffier. Raises IemandWasUVoor, or ValidationError when it cannot be."""
    if lowered(verzoek.email) == lowered(request.user.email):
        raise ValidationError(ONESELF)
    if not verzoek.gemeente.exists(timezone.localdate(now)):
        raise ValidationError(GONE)
    done = verzoek.answer(Deelnameverzoek.Stand.UITGENODIGD, by=request.user, now=now)
    change = f"{done.naam} is uitgenodigd als griffier."
    for griffier in done.gemeente.leden.griffiers().to_write():
        key, email = f"meedoen-uitgenodigd-{done.pk}-{griffier.pk}", griffier.gebruiker.email
        post(key, "gemeenten/email/vng", email, gemeente=done.gemeente, changes=[change])
    invite(request, done.gemeente, email=done.email, naam=done.naam, rol=Rol.GRIFFIER, now=now, by_vng=True)


@transaction.atomic
def refuse(verzoek, *, by, reden: str, now: datetime):
    """Say no, with the reason. Raises IemandWasUVoor."""
    done = verzoek.answer(Deelnameverzoek.Stand.AFGEWEZEN, by=by, now=now, reden=reden)
    post(f"meedoen-afgewezen-{done.pk}", f"{EMAIL}_afgewezen", done.email, verzoek=done)


def forget(now: datetime) -> int:
    """Of the nightly clearing."""
    with bereik(EVERYTHING):
        moments = (now - kept for kept in (UNCONFIRMED_KEPT, UNANSWERED_KEPT, ANSWERED_KEPT))
        return Deelnameverzoek.objects.expired(*moments).delete()[0]
