"""Every address of the portal, with something filled in where it varies; and asking pages without their text."""

import re
from contextlib import contextmanager
from unittest.mock import patch

from django.contrib.messages.storage import default_storage
from django.contrib.sessions.backends.db import SessionStore
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.template.backends.django import Template
from django.template.context import make_context
from django.test.signals import template_rendered
from django.urls import URLResolver, get_resolver, resolve
from django.urls.resolvers import RoutePattern
from django_htmx.middleware import HtmxDetails

PART = re.compile(r"<(?:(?P<converter>\w+):)?(?P<name>\w+)>")
GROUP = re.compile(r"\(\?P<(?P<name>\w+)>[^)]*\)")


def every_address(known: dict[str, str]):
    """`known`: what to fill in, by the name that it has in a pattern; elsewhere it is 1 or x."""

    def value(part):
        return known.get(part["name"], "1" if part.groupdict().get("converter") == "int" else "x")

    def filled(pattern):
        if isinstance(pattern, RoutePattern):
            return PART.sub(value, str(pattern))
        return GROUP.sub(value, str(pattern).strip("^$")).replace("\\", "")

    return _walked(filled, get_resolver().url_patterns, "/")


def every_route() -> list[str]:
    """Every address as its patterns say it: samenwerking/programmas/<slug:slug>/."""
    return list(_walked(str, get_resolver().url_patterns))


def _walked(written, patterns, before=""):
    for entry in patterns:
        path = before + written(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walked(written, entry.url_patterns, path)
        else:
            yield path


@contextmanager
def unrendered():
    """A page is the name of its template: who gets in is decided before, and of hundreds the text is half the time."""
    with patch.object(Template, "render", _recorded):
        yield


def _recorded(page, context=None, request=None):
    """What it would be made of is in response.context all the same."""
    context = make_context(context, request)
    template_rendered.send(sender=page.template, template=page.template, context=context)
    return page.template.name


def context_of(client, address):
    """What a page is made of, for a test that asks nothing of its text."""
    with unrendered():
        return client.get(address).context


def view_answers(request, gebruiker):
    """The answer of the view that an address leads to, with all that is wrapped around it in its own module."""
    request.user = gebruiker
    request.session, request.htmx = SessionStore(), HtmxDetails(request)
    request._messages = default_storage(request)
    view, args, keys = resolve(request.path)
    try:
        return view(request, *args, **keys)
    except Http404:
        return HttpResponse(status=404)
    except PermissionDenied:
        return HttpResponse(status=403)
