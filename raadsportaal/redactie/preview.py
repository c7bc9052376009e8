"""See a record as the public would, before it can: by a signed link of a day, in a transaction that is undone."""

from contextlib import contextmanager
from copy import copy

from csp.decorators import csp_replace, csp_update
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin

from raadsportaal.basis.adminnames import permission
from raadsportaal.basis.pages import unlisted
from raadsportaal.redactie import working_copy
from raadsportaal.redactie.admin.state import DeskState
from raadsportaal.redactie.kinds import models
from raadsportaal.redactie.models import Status

DAY = 24 * 3600  # seconds that a link works
SALT = "raadsportaal.voorbeeld"


def maak(request, soort, pk):
    """A link for who may see the record in the admin; it can be sent to somebody without an account."""
    model, site = models().get(soort, (None, None))
    record = model and model.objects.kept().filter(pk=pk).first()
    if record is None or not site.has_view_permission(request, record):
        raise Http404
    return redirect("voorbeeld", token_of(record))


def token_of(record) -> str:
    """What the address of its preview is made of: works for a day, and cannot be made up."""
    return signing.dumps([record.KIND, record.pk], salt=SALT)


@csp_update({"frame-src": ["'self'"]})
def voorbeeld(request, token):
    """The page wide and as on a phone, side by side, with its annex where it has one."""
    record, _ = _of(token)
    context = {"record": record, "token": token, "bijlage": hasattr(record, "voorbeeld_bijlage")}
    return _unlisted(render(request, "beheer/voorbeeld.html", context))


@xframe_options_sameorigin
@csp_replace({"frame-ancestors": ["'self'"]})
def pagina(request, token, deel="pagina"):
    """Wide, as annex or as PDF with its working copy applied; `openbaar` is without, as the public reads it now."""
    record, site = _of(token)
    with _as_published(request, record, site, with_copy=deel != "openbaar") as fresh:
        addresses = _addresses(fresh)
        if deel not in addresses and deel != "openbaar":
            raise Http404
        match = resolve(addresses.get(deel, addresses["pagina"]).partition("?")[0].partition("#")[0])
        visit = copy(request)
        visit.user, visit.method = AnonymousUser(), "GET"
        response = match.func(visit, *match.args, **match.kwargs)
        if deel != "openbaar":
            _keep_inside(response, addresses, token)
        return _unlisted(response)


def _addresses(record) -> dict:
    """{part of a preview: its public address}, of the parts that this kind of record has."""
    found = {"pagina": record.get_absolute_url()}
    if hasattr(record, "voorbeeld_bijlage"):
        found["bijlage"] = record.voorbeeld_bijlage()
    if hasattr(record, "voorbeeld_pdf"):
        found["pdf"] = record.voorbeeld_pdf()
    return found


def _keep_inside(response, addresses, token):
    """Where the page links to itself, its annex or its PDF: to the preview of it, for the public one is not there."""
    if not response.get("Content-Type", "").startswith("text/html"):
        return
    html = response.content.decode()
    for part, address in addresses.items():
        html = html.replace(f'href="{address}"', f'href="{reverse(f"voorbeeld_{part}", args=[token])}"')
    response.content = html


def _of(token):
    try:
        soort, pk = signing.loads(token, salt=SALT, max_age=DAY)
    except signing.BadSignature:
        raise Http404
    model, site = models()[soort]
    record = model.objects.kept().filter(pk=pk).first()
    if record is None:
        raise Http404
    return record, site


@contextmanager
def _as_published(request, record, site, *, with_copy):
    """The record with its working copy applied, and public, until the transaction is undone."""
    with transaction.atomic():
        if with_copy and (kopie := working_copy.of(record)):
            filling = copy(request)
            working_copy.send_again(filling, working_copy.filled(kopie))
            filling.user, DeskState.of(filling).is_undone = _hand(kopie, site), True
            site._changeform_view(filling, str(record.pk), "", None)
        for shown in (record, *getattr(record, "needs_public", list)()):
            type(shown).objects.filter(pk=shown.pk).update(status=Status.GEPUBLICEERD)
        yield type(record).objects.get(pk=record.pk)
        transaction.set_rollback(True)


def _hand(kopie, site):
    """Who fills the form in: its writer, or functioneel beheer for who may no longer; either way it is undone."""
    writer = kopie.door
    if writer and writer.has_perm(permission("change", site.model)):
        return writer
    beheer = get_user_model().objects.filter(is_superuser=True, is_active=True).first()
    if beheer is None:
        raise Http404
    return beheer


def _unlisted(response):
    unlisted(response)
    response["Cache-Control"] = "private, no-store"
    return response
