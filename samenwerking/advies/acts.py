"""What people do with an adviesvraag, each in one transaction with the e-mail that tells of it."""

from django.db import transaction
from django.utils import timezone

from samenwerking.advies.posting import tell_asker, tell_vng
from samenwerking.models import Adviesvraag


@transaction.atomic
def ask(request, form) -> Adviesvraag:
    """From a valid VraagForm."""
    data, what = form.cleaned_data, form.what
    vraag = Adviesvraag.ask(
        vrager=request.user,
        gemeente=what.lid.gemeente if what.lid and "gemeente" in data["mee"] else None,
        onderwerp=data["onderwerp"], vraag=data["vraag"], meegestuurd=form.meegestuurd, now=timezone.now(),
    )  # fmt: skip
    tell_asker(request, vraag)
    tell_vng(request, vraag)
    return vraag


@transaction.atomic
def add(request, vraag, tekst, bijlage=None):
    """The asker says more; an answered or closed question opens again."""
    bericht = vraag.reply(by=request.user, tekst=tekst, bijlage=bijlage, van_vng=False, now=timezone.now())
    tell_vng(request, bericht.vraag, bericht)
    return bericht


@transaction.atomic
def answer(request, vraag, tekst, bijlage=None, *, asks_back=False):
    """VNG answers, or asks something back."""
    bericht = vraag.reply(
        by=request.user, tekst=tekst, bijlage=bijlage, van_vng=True, asks_back=asks_back, now=timezone.now()
    )
    tell_asker(request, bericht.vraag, bericht)
    return bericht
