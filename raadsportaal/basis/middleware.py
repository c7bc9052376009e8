"""Refuse what no browser sends by itself and PostgreSQL cannot store."""

from django.http import HttpResponseBadRequest
from django.template.loader import render_to_string


class RefuseNullBytes:
    """Answer 400 to a path with a null byte; in a query clean_query() drops it, in fields Django refuses it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info:
            return HttpResponseBadRequest(render_to_string("400.html"))
        return self.get_response(request)
