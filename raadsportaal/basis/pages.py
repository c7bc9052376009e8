"""One helper that decides what to send: the whole page, or the fragment that htmx asked for."""

import json
from dataclasses import dataclass, field

from django.conf import settings
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from raadsportaal.basis.per_request import PerRequest

VARIES_BY = ["HX-Request", "HX-Boosted", "HX-History-Restore-Request", "HX-Trigger"]  # what render_page() goes by


@dataclass
class Linked(PerRequest):
    """What a page is tied to, for programs that read its head alone (RFC 8288): set by what it is made of."""

    links: list[str] = field(default_factory=list)

    def add(self, address: str, rel: str, media_type: str = "") -> None:
        kind = f'; type="{media_type}"' if media_type else ""
        self.links.append(f'<{address}>; rel="{rel}"{kind}')


def contact(request):
    """For every template: the address to write to, or nothing."""
    return {"contact_email": settings.CONTACT_EMAIL}


def wants_fragment(request) -> bool:
    """htmx asks for a part: not for a page it will boost, nor for one it restores from history."""
    return bool(request.htmx) and not request.htmx.boosted and not request.htmx.history_restore_request


def render_page(request, page, context=None, *, fragment="", announce="", focus="", following=None, status=200):
    """The page, or its fragment; with what a screen reader hears and where the focus goes after a swap.

    `page` and `fragment` are template names. `announce` and `focus` (a selector) travel in a header (raad.js).
    `following` sends the focus to the next card that waits, which only the browser knows: (the selector of the card
    that was decided, how many wait).
    """
    partial = fragment and wants_fragment(request)
    context = {**(context or {}), "is_fragment": partial}
    response = render(request, fragment if partial else page, context, status=status)
    if links := Linked.of(request).links:
        response["Link"] = ", ".join(links)
    patch_vary_headers(response, VARIES_BY)
    onward = following and {"na": following[0], "wacht": following[1]}
    told = {"raad:meld": announce, "raad:focus": focus, "raad:volgende": onward}
    events = {name: what for name, what in told.items() if what}
    if partial and events:
        response["HX-Trigger-After-Settle"] = json.dumps(events)
    return response


def sent_in(response):
    """A file that somebody sent us: nothing in it runs near the portal, and nobody on the way keeps it."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response


def unlisted(response):
    """Search engines leave this page alone."""
    response["X-Robots-Tag"] = "noindex"
    return response
