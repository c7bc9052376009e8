"""Who may do what in a municipality: the table of roles and rights, and the only gate to municipal pages.

The gate is the first lock. The second is row-level security in the database (rowsecurity.py): it shows a query only the
rows within `bereik()`, which the gate sets for the length of a request.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from functools import wraps
from urllib.parse import urlsplit, urlunsplit

import pghistory
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from raadsportaal.gemeenten.models import Gemeente, Lidmaatschap, Rol


class Recht(StrEnum):
    """What a page or an act asks of whoever comes."""

    OPENBAAR = "openbaar"  # everyone: what the municipality has published
    LEZEN = "lezen"  # the dossiers, their koppelingen and their history
    VOORSTELLEN = "voorstellen"  # propose a koppeling to the griffie
    MEEDOEN = "meedoen"  # take part in one's own name: offer, respond to a call, propose a landenoverleg to the griffie
    BEWERKEN = "bewerken"  # make, import and change dossiers
    KOPPELEN = "koppelen"  # decide about koppelingen and what else was proposed, and answer for it
    PUBLICEREN = "publiceren"  # show a dossier to everyone
    LEDEN = "leden"  # invite people and take them out; the database too knows that only a griffier may


READS = {Recht.OPENBAAR, Recht.LEZEN, Recht.VOORSTELLEN}
RECHTEN = {
    Rol.RAADSLID: READS | {Recht.MEEDOEN},
    Rol.FRACTIEMEDEWERKER: READS,
    Rol.AMBTENAAR: READS | {Recht.BEWERKEN},
    Rol.GRIFFIER: set(Recht) - {Recht.MEEDOEN},  # a griffier acts for the municipality
}
EVERYTHING, PUBLISHED = "alles", "openbaar"
SIGNED_OUT = "U bent uitgelogd. Log in, dan gaat u verder. Wat u net invulde, is niet bewaard."
_bereik = ContextVar("bereik", default=("", ""))


class AndereGemeente(Http404):
    """The page is of a municipality that this person does not work in; says nothing of what is there."""

    def __init__(self, gemeente):
        super().__init__("andere gemeente")
        self.gemeente = gemeente


@dataclass(frozen=True)
class Toegang:
    """What the person of this request may do in this municipality; in templates `"koppelen" in toegang.rechten`."""

    gemeente: Gemeente
    lid: Lidmaatschap | None

    @property
    def rechten(self):
        return RECHTEN[self.lid.rol] if self.lid else {Recht.OPENBAAR}


@contextmanager
def bereik(what, gebruiker=None):
    """Let the database show the rows of one municipality (its pk) to who works there, or PUBLISHED ones, or EVERYTHING.

    Or one invitation: the digest of its secret. In a transaction, and gone with it: a pooled connection takes nothing
    of it to the next request. EVERYTHING is for what is no one's request: counting for VNG and helping a municipality
    with its people, a merger, erasing a person, loading the demo. A test names its users.
    """
    inner, outer = (str(what), str(gebruiker or "")), _bereik.get()
    mark, within = _bereik.set(inner), connection.in_atomic_block
    try:
        with transaction.atomic():
            _tell_database(inner)
            yield
            if within:  # a savepoint keeps the setting; after a fault its rollback restores it
                _tell_database(outer)
    finally:
        _bereik.reset(mark)


def has_griffier(gemeente) -> bool:
    """Also asked in the scope of a page for everyone, which shows no people: a yes or no tells nothing of them."""
    with bereik(""):
        return gemeente.leden.griffiers().exists()


def _tell_database(settings):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('raad.bereik', %s, true), set_config('raad.gebruiker', %s, true)", settings)


def for_gemeente(recht: Recht):
    """Decorate a view whose first argument is the slug of a municipality; the view gets `request.toegang`.

    Anonymous: to the login page. Not a member: 404. A member without the right: 403. The view runs in a transaction
    in which the database shows this municipality only (or, to a visitor, what it published), with who acts noted for
    the history.
    """

    def decorate(view):
        @wraps(view)
        def gated(request, gemeente, *args, **kwargs):
            if recht != Recht.OPENBAAR and not request.user.is_authenticated:
                return _to_login(request)
            toegang = _toegang(request, gemeente)
            if recht != Recht.OPENBAAR and toegang.lid is None:
                raise AndereGemeente(toegang.gemeente)
            if recht not in toegang.rechten:
                raise PermissionDenied
            request.toegang = toegang
            scope = toegang.gemeente.pk if toegang.lid else PUBLISHED
            with bereik(scope, request.user.pk), pghistory.context(gebruiker=request.user.pk):
                response = view(request, *args, **kwargs)
            if toegang.lid:
                _remember(request, toegang)
            return response

        gated.recht = recht
        return gated

    return decorate


def leden_of(request) -> list[Lidmaatschap]:
    """All memberships of who asks, with their municipalities; read once for the gate and the menu of a page."""
    if not hasattr(request, "leden"):
        user = getattr(request, "user", None)
        known = user is not None and user.is_authenticated
        request.leden = list(Lidmaatschap.objects.of_person(user)) if known else []
    return request.leden


def _toegang(request, slug):
    lid = next((lid for lid in leden_of(request) if lid.gemeente.slug == slug), None)
    return Toegang(lid.gemeente if lid else get_object_or_404(Gemeente, slug=slug), lid)


def _to_login(request):
    """And then on to the page; after a form to the page that it stands on, for what was sent is not kept.

    Not kept, because who signs in next may be somebody else at the same computer.
    """
    wanted = request.get_full_path()
    if request.method not in ("GET", "HEAD"):
        wanted = page_before(request) or reverse("portaal:mijn_gemeente")
        messages.warning(request, SIGNED_OUT)
    redirect = redirect_to_login(wanted)
    if request.htmx:
        return HttpResponse(headers={"HX-Redirect": redirect.url})
    return redirect


def page_before(request):
    """The address on this host that a form was sent from, or nothing."""
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    if not page.startswith("http") or not url_has_allowed_host_and_scheme(page, {request.get_host()}):
        return ""
    parts = urlsplit(page)
    address = urlunsplit(("", "", parts.path, parts.query, ""))
    return address if url_has_allowed_host_and_scheme(address, None) else ""


def _remember(request, toegang):
    """The municipality that a person works in is the one visited last."""
    if request.session.get("gemeente") != toegang.gemeente.pk:
        request.session["gemeente"] = toegang.gemeente.pk
