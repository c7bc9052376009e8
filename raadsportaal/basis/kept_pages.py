"""Pages of visitors who are not signed in, kept for all processes of a web server while the content is what it was.

Its address and what a page may differ by (VARIES_BY) find it again, with the version of the content
(contentversion.py) and the day. So a page is never older than what was published, and days that are counted are right.
What differs by something else, as its Vary header says, is not kept.

The version is asked first, and of the server that the page is then made from, a replica too (replica.py): what is on a
page is as new as its version or newer, however far that server is behind. Another server, or the same one after a
start, has versions of its own.
"""

from __future__ import annotations

import gzip
import hashlib
from contextlib import suppress
from types import SimpleNamespace
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http.request import HttpHeaders
from django.middleware.gzip import re_accepts_gzip
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

from raadsportaal.basis import contentversion
from raadsportaal.basis.pages import VARIES_BY
from raadsportaal.basis.search.counting import Counted, count_again

LONGEST_QUERY = 200  # characters: a longer one is nobody's second time
KNOWN = {*map(str.lower, VARIES_BY), "accept-encoding", "cookie"}  # there is no cookie
# As the server gives them: request.headers makes a mapping of all that a browser sends.
ASKED = [HttpHeaders.to_wsgi_name(name) for name in VARIES_BY]
NEAR, MOST_NEAR = 60, 300  # seconds that a process has a page at hand, and how many: some 2 MB
OF_WHEN = "wanneer"  # under which the version and the day of all that is kept stand


class KeepPages:
    """Stands outside what compresses, so that a page is compressed once."""

    def __init__(self, get_response):
        if not settings.KEEP_PAGES:
            raise MiddlewareNotUsed
        self.get_response, self.longest, self.when = get_response, settings.KEEP_PAGES, ""
        self.pages = caches["pages"]
        self.near = LocMemCache(uuid4().hex, {"OPTIONS": {"MAX_ENTRIES": MOST_NEAR}})

    def __call__(self, request):
        if not _is_anonymous_reading(request):
            return self.get_response(request)
        try:
            version = contentversion.current()
        except DatabaseError:  # there is no table yet, or no database: what can do without is still answered
            return self.get_response(request)
        when = f"{version}-{timezone.localdate()}"
        self._throw_away_what_is_old(when)
        name = _name(request, when)
        kept = self._kept(name)
        if kept:
            response, counted, view = kept
            request.user, request.resolver_match = AnonymousUser(), SimpleNamespace(view_name=view)  # for who counts
            count_again(request, counted)
        else:
            response = self.get_response(request)
            if _is_the_same_for_all(response):
                response["ETag"] = _etag(response)
                patch_cache_control(response, no_cache=True)
                with suppress(OSError):  # the disk is full: then this page is made again
                    view = request.resolver_match.view_name
                    self.pages.set(name, (response, Counted.of(request), view), self.longest)
        return get_conditional_response(request, etag=response.get("ETag"), response=response)

    def _kept(self, name):
        """What this process has at hand, or else what all have: a file takes a tenth of a millisecond longer."""
        kept = self.near.get(name)
        if not kept and (kept := self.pages.get(name)):
            self.near.set(name, kept, NEAR)
        return kept

    def _throw_away_what_is_old(self, when):
        """It is done by the process that sees first that there is something new."""
        if when != self.when:
            with suppress(OSError):
                if self.pages.get(OF_WHEN) != when:
                    self.pages.clear()
                    self.pages.set(OF_WHEN, when, None)
            self.when = when


def _name(request, when):
    """Each browser names other ways to pack a page; we know one, and make no page for each list."""
    sent = request.META
    packed = bool(re_accepts_gzip.search(sent.get("HTTP_ACCEPT_ENCODING", "")))
    asked = [sent.get(name) for name in ASKED]
    address = request.scheme, request.get_host(), request.path, sent.get("QUERY_STRING", "")
    return hashlib.sha256(repr((when, address, packed, asked)).encode()).hexdigest()


def _is_anonymous_reading(request):
    """Without any cookie: so not signed in, and a form on the page would bring one."""
    short = len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    return request.method == "GET" and short and not request.COOKIES


def _is_the_same_for_all(response):
    """A whole page of ours that sets no cookie, and of which nobody said how long it may be kept."""
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    differs_by = {name.strip().lower() for name in response.get("Vary", "Cookie").split(",")}
    if not differs_by <= KNOWN:
        return False
    said = response.has_header("Cache-Control") or response.has_header("ETag")
    return not said and response.get("Content-Type", "").startswith("text/html")


def _etag(response):
    """Of the text: how it is packed differs from process to process."""
    packed = response.get("Content-Encoding") == "gzip"
    text = gzip.decompress(response.content) if packed else response.content
    return f'W/"{hashlib.sha256(text).hexdigest()[:32]}"'
