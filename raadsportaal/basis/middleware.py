"""Refuse what no browser sends by itself and PostgreSQL cannot store, keep what names a person out of caches, and say
it when two people were in each other's way.
"""

import logging

from django.contrib.auth import SESSION_KEY
from django.core.exceptions import DisallowedHost
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from psycopg import errors

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.problems import asks_for_problem, problem

logger = logging.getLogger(__name__)
URLENCODED = "application/x-www-form-urlencoded"
NOT_OURS = "Dit adres hoort niet bij dit portaal."


class Middleware:
    """Stands around every view; a subclass answers by itself, or calls get_response."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)


class KeepFramesTogether(Middleware):
    """What a request calls has its frames in one piece of memory; stands around all other middleware.

    Python keeps frames in pieces of 16 KB. Where a loop calls over the edge of one, each call took a piece from the
    system and gave it back, hundreds of times a page: by chance, for it hangs on how deep the loop lies. A frame larger
    than a piece gets one that fits, of which what it calls has the rest. Later versions of Python keep the piece
    (python/cpython#142183); it can go when we ask for one of those.
    """

    def __call__(self, request):
        return self.get_response(request)

    # In words of 8 bytes: just over 256 KB, so that the piece is 512 and half of it is for the request. Only reserved:
    # what nobody writes to takes no memory.
    __call__.__code__ = __call__.__code__.replace(co_stacksize=33_000)


class AnswerHeadWithoutBody(Middleware):
    """A HEAD is answered by the view of GET; gunicorn drops the body too, with a line in the log for each."""

    def __call__(self, request):
        response = self.get_response(request)
        if request.method == "HEAD":
            if response.streaming:
                response.streaming_content = []
            else:
                response.headers.setdefault("Content-Length", str(len(response.content)))
                response.content = b""
        return response


class OnlyForOurPages(Middleware):
    """Every answer, a stylesheet or a fault too, says that pages of others may not load it as a part of theirs."""

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class RefuseOtherHosts(Middleware):
    """Answer 400 to who asks for a host that we are not, with one line in the log: scanners do it all day."""

    def __call__(self, request):
        try:
            request.get_host()
        except DisallowedHost:
            logger.warning("Een vraag voor een andere host: %.100r", request.META.get("HTTP_HOST", ""))
            return HttpResponseBadRequest(NOT_OURS, content_type="text/plain; charset=utf-8")
        return self.get_response(request)


class NoNullBytes(Middleware):
    """PostgreSQL breaks on a null byte: answer 400 to a path with one, and leave it out of a query.

    In the fields of a form Django refuses it.
    """

    def __call__(self, request):
        if "\x00" in request.path_info:
            if asks_for_problem(request):
                return problem(400, "Een adres bevat geen nulbyte.")
            return HttpResponseBadRequest(render_to_string("400.html"))
        while "%00" in request.META.get("QUERY_STRING", ""):  # once more, for what `%0%000` leaves
            request.META["QUERY_STRING"] = request.META["QUERY_STRING"].replace("%00", "")
        return self.get_response(request)


class RefuseLargeBodies(Middleware):
    """Answer 413 to more than a page of ours sends, by what it says to be long, before any of it is read.

    Who is not signed in sends texts only. A form without a file (urlencoded) takes 75 times its size in memory to take
    apart; where we ask for a long text it is sent as a file is. Stands before what reads forms, and after the session.
    """

    OF_ANYBODY, OF_MEMBERS = 1_000_000, 40_000_000  # bytes; a document is 20 million at most, and said so on its form
    OF_URLENCODED = 2_000_000

    def __call__(self, request):
        size = number_in(request.META.get("CONTENT_LENGTH") or "0")
        if size is None or (size > self.OF_ANYBODY and size > self._most(request)):
            if asks_for_problem(request):
                return problem(413, "Stuur geen gegevens mee.")
            return HttpResponse(render_to_string("413.html"), status=413)
        return self.get_response(request)

    def _most(self, request):
        if SESSION_KEY not in request.session:
            return self.OF_ANYBODY
        return self.OF_URLENCODED if request.content_type == URLENCODED else self.OF_MEMBERS


class KeepOutOfCaches(Middleware):
    """Mark every answer to who is signed in `private, no-store`: the head of each page has the name and the role.

    On a shared computer the next person would find them with the back button, also after signing out. A fault is marked
    for everybody: to ask who it is for would be to wait once more for a database that is away.
    """

    def __call__(self, request):
        response = self.get_response(request)
        is_fault = response.status_code >= 500
        if is_fault or (hasattr(request, "user") and request.user.is_authenticated):
            add_never_cache_headers(response)
        return response


class TellWhoCollides(Middleware):
    """Answer 409 where the database broke off an act because another was at the same rows: nothing of it was done."""

    COLLISIONS = (errors.DeadlockDetected, errors.SerializationFailure, errors.LockNotAvailable)

    def process_exception(self, request, exception):
        if isinstance(exception, OperationalError) and isinstance(exception.__cause__, self.COLLISIONS):
            return render(request, "409.html", status=409)
        return None
