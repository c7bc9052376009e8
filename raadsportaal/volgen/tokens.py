"""The links in e-mails: signed, each for one act only, and without anything of a person in them."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urljoin

from django.conf import settings
from django.core import signing
from django.urls import reverse

CONFIRM, STOP, MANAGE = "volgen.bevestig", "volgen.stop", "volgen.beheer"
VALID_FOR = timedelta(days=3)  # to confirm an address


def signed(what: str, *numbers) -> str:
    return signing.dumps(list(numbers), salt=f"raadsportaal.{what}", compress=False)


def read(what: str, token: str, max_age: timedelta | None = None) -> list | None:
    """The numbers in it; None when it is not ours, not for this act, or too old."""
    try:
        return signing.loads(token, salt=f"raadsportaal.{what}", max_age=max_age)
    except signing.BadSignature:
        return None


def link(name: str, *args) -> str:
    """The whole address of a page, for an e-mail."""
    return urljoin(settings.PORTAL_URL, reverse(name, args=args))
