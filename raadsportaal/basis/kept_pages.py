"""Pages of visitors who are not signed in, kept by each process for as long as the content is what it was.

What a page differs by stands in its Vary header; that and its address find it again, with the version of the content
(contentversion.py) and the day. So a page is never older than what was published, and days that are counted are right.

The version is asked first, and of the server that the page is then made from, a replica too (replica.py): what is on a
page is as new as its version or newer, however far that server is behind. Another server, or the same one after a
start, has versions of its own.
"""

from __future__ import annotations

import gzip
import hashlib

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.urls import resolve
from django.utils import timezone
from django.utils.cache import get_cache_key, get_conditional_response, learn_cache_key, patch_cache_control

from raadsportaal.basis import contentversion
from raadsportaal.basis.search.counting import Counted, count_again

LONGEST_QUERY = 200  # characters: a longer one is nobody's second time


class KeepPages:
    """Stands outside what compresses, so that a page is compressed once."""

    def __init__(self, get_response):
        if not settings.KEEP_PAGES:
            raise MiddlewareNotUsed
        self.get_response, self.longest = get_response, settings.KEEP_PAGES

    def __call__(self, request):
        if not _is_anonymous_reading(request):
            return self.get_response(request)
        try:
            version = contentversion.current()
        except DatabaseError:  # there is no table yet, or no database: what can do without is still answered
            return self.get_response(request)
        pages, prefix = caches["pages"], f"{version}-{timezone.localdate()}"
        key = get_cache_key(request, prefix, "GET", cache=pages)
        kept = pages.get(key) if key else None
        if kept:
            response, counted = kept
            request.user, request.resolver_match = AnonymousUser(), resolve(request.path_info)  # for who counts
            count_again(request, counted)
        else:
            response = self.get_response(request)
            if _is_the_same_for_all(response):
                response["ETag"] = _etag(response)
                patch_cache_control(response, no_cache=True)
                key = learn_cache_key(request, response, self.longest, prefix, cache=pages)
                pages.set(key, (response, Counted.of(request)), self.longest)
        return get_conditional_response(request, etag=response.get("ETag"), response=response)


def _is_anonymous_reading(request):
    """Without any cookie: so not signed in, and a form on the page would bring one."""
    short = len(request.META.get("QUERY_STRING", "")) <= LONGEST_QUERY
    return request.method == "GET" and short and not request.COOKIES


def _is_the_same_for_all(response):
    """A whole page of ours that sets no cookie, and of which nobody said how long it may be kept."""
    if response.status_code != 200 or response.streaming or response.cookies:
        return False
    said = response.has_header("Cache-Control") or response.has_header("ETag")
    return not said and response.get("Content-Type", "").startswith("text/html")


def _etag(response):
    """Of the text: how it is packed differs from process to process."""
    packed = response.get("Content-Encoding") == "gzip"
    text = gzip.decompress(response.content) if packed else response.content
    return f'W/"{hashlib.sha256(text).hexdigest()[:32]}"'
