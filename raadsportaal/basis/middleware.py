"""Refuse what no browser sends by itself and PostgreSQL cannot store, keep what names a person out of caches, and say
it when two people were in each other's way.
"""

from django.db import OperationalError
from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from psycopg import errors


class RefuseNullBytes:
    """Answer 400 to a path with a null byte; in a query clean_query() drops it, in fields Django refuses it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info:
            return HttpResponseBadRequest(render_to_string("400.html"))
        return self.get_response(request)


class KeepOutOfCaches:
    """Mark every answer to who is signed in `private, no-store`: the head of each page has the name and the role.

    On a shared computer the next person would find them with the back button, also after signing out.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if hasattr(request, "user") and request.user.is_authenticated:
            add_never_cache_headers(response)
        return response


class TellWhoCollides:
    """Answer 409 where the database broke off an act because another was at the same rows: nothing of it was done."""

    COLLISIONS = (errors.DeadlockDetected, errors.SerializationFailure, errors.LockNotAvailable)

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if isinstance(exception, OperationalError) and isinstance(exception.__cause__, self.COLLISIONS):
            return render(request, "409.html", status=409)
        return None
