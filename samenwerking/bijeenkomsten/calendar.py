"""Events as files for a calendar: a selection to subscribe to, and one event to download."""

import hashlib
from datetime import timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from samenwerking.bijeenkomsten.ics import calendar_of
from samenwerking.bijeenkomsten.selection import select
from samenwerking.models import Bijeenkomst

AFTERWARDS = timedelta(days=90)  # what a calendar keeps of the past
MOST = 500
FRESH = 3600  # seconds


@require_safe
def agenda_ics(request):
    """The same choice as the list. A filter that we do not know is a slip: not everything, but nothing."""
    events = Bijeenkomst.objects.since(timezone.now() - AFTERWARDS)
    selection = select(request, events, path=request.path)
    if selection.unknown:
        raise Http404
    ids = selection.find(limit=MOST).ids if selection.is_narrowed else selection.among[:MOST]
    name = ", ".join(selection.labels) or "bijeenkomsten"
    return _file(request, calendar_of(Bijeenkomst.objects.in_order_of(ids), f"Raadsportaal: {name}"), "agenda.ics")


@require_safe
def ics(request, slug):
    bijeenkomst = get_object_or_404(Bijeenkomst.objects.published(), slug=slug)
    return _file(request, calendar_of([bijeenkomst], bijeenkomst.titel), f"{slug}.ics")


def _file(request, body, name):
    """For everyone the same, so any cache may keep it; who has it already gets 304."""
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    headers = {"ETag": etag, "Content-Disposition": f'inline; filename="{name}"'}
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)
    patch_cache_control(response, public=True, max_age=FRESH)
    return get_conditional_response(request, etag=etag, response=response)
