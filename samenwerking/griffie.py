"""Telling the griffie of a municipality what a council member did; in the transaction of what it tells of."""

from django.conf import settings

from raadsportaal.gemeenten.outbox import post

PREFIX = "meedoen/email/"


def tell(gemeente, occasion: str, template: str, page: str, **context) -> int:
    """An e-mail to each griffier, once for an occasion, with the address of `page`; how many griffiers there are."""
    griffiers = list(gemeente.leden.griffiers().to_write())
    for lid in griffiers:
        post(
            f"{occasion}-{lid.pk}", f"{PREFIX}{template}", lid.gebruiker.email,
            gemeente=gemeente, adres=settings.PORTAL_URL + page, **context,
        )  # fmt: skip
    return len(griffiers)
