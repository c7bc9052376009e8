"""The people of a municipality: who they are, inviting, giving a role, taking out, and accepting an invitation."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.pages import render_page
from raadsportaal.basis.texts import number_of
from raadsportaal.gemeenten.access import Recht, bereik, for_gemeente
from raadsportaal.gemeenten.forms import MensenlijstForm, RolForm, UitnodigingForm
from raadsportaal.gemeenten.inviting import invite
from raadsportaal.gemeenten.models import Gebruiker, Rol, Uitnodiging
from raadsportaal.gemeenten.models.uitnodiging import digest
from raadsportaal.gemeenten.people_history import latest
from raadsportaal.gemeenten.people_list import compare, invite_all
from raadsportaal.gemeenten.signing_in import limits

SESSION_KEY = "uitnodiging"
TOO_MANY = "U hebt het afgelopen uur 30 uitnodigingen verstuurd. Wacht een uur en probeer het dan opnieuw."
TOO_MANY_LISTS = "U hebt het afgelopen uur 5 lijsten verstuurd. Wacht een uur en probeer het dan opnieuw."
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEDEN)
def leden(request):
    gemeente, now = request.toegang.gemeente, timezone.now()
    form = UitnodigingForm(request.POST or None)
    if form.is_valid() and _invite(request, form, now):
        return redirect("gemeenten:leden", gemeente.slug)
    waiting = [(uitnodiging, uitnodiging.expired(now)) for uitnodiging in gemeente.uitnodigingen.waiting()]
    context = {"form": form, "leden": gemeente.leden.active().by_name(), "waiting": waiting, "rollen": Rol.choices}
    context["wijzigingen"] = latest(gemeente, limit=10)
    context["fracties"] = gemeente.leden.fracties()
    return render_page(request, "gemeenten/leden.html", context, status=422 if form.errors else 200)


def _invite(request, form, now):
    """Make the invitation and send it; False when it cannot, with the reason on the form."""
    if not ratelimit.consume(request, action="invite"):  # our name goes on the e-mail: nobody's mailbox is filled
        form.add_error(None, TOO_MANY)
        return False
    try:
        invite(request, request.toegang.gemeente, **form.cleaned_data, now=now)
    except ValidationError as fault:
        form.add_error(None if not hasattr(fault, "error_dict") else "email", fault.messages)
        return False
    messages.success(request, "De uitnodiging is verstuurd. Zij is 14 dagen geldig.")
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEDEN)
def lijst(request):
    """Many at once: first what would happen with each row, then yes. The text goes along, and nothing is kept."""
    gemeente, now = request.toegang.gemeente, timezone.now()
    form, rows = MensenlijstForm(request.POST or None, request.FILES or None), []
    if form.is_valid():
        rows = form.rows
        compare(rows, gemeente, now)
        if "verstuur" in request.POST and (done := _invite_all(request, form, rows, now)):
            return done
        shown = {"lijst": form.text, "rol": form.cleaned_data["rol"]}
        form = form if form.errors else MensenlijstForm(initial=shown)
    context = {"form": form, "rijen": rows, "goed": [row for row in rows if not row.fout]}
    context["fracties"] = any(row.fractie for row in rows)
    return render_page(request, "gemeenten/lijst.html", context, status=422 if form.errors else 200)


def _invite_all(request, form, rows, now):
    """Send, and go to the people; None when nothing can go, with the reason on the form."""
    gemeente = request.toegang.gemeente
    if all(row.fout for row in rows):
        return None
    if not ratelimit.consume(request, action="invite_list"):
        form.add_error(None, TOO_MANY_LISTS)
        return None
    n = invite_all(request, gemeente, rows, now)
    sent = number_of(n, "uitnodiging gaat", "uitnodigingen gaan")
    messages.success(request, f"{sent} nu weg. Ze zijn 14 dagen geldig.")
    if left := len(rows) - n:
        messages.warning(request, f"{number_of(left, 'regel kreeg', 'regels kregen')} geen uitnodiging.")
    return redirect("gemeenten:leden", gemeente.slug)


@require_POST
@for_gemeente(Recht.LEDEN)
def lid(request, pk):
    """Another role or fractie; the last griffier stays one."""
    lid = get_object_or_404(request.toegang.gemeente.leden.select_related("gebruiker"), pk=pk)
    form = RolForm(request.POST)
    try:
        if form.is_valid():
            lid.change_role(**form.cleaned_data)
            where = f", fractie {lid.fractie}" if lid.fractie else ""
            messages.success(request, f"{lid.gebruiker} is nu {lid.get_rol_display().lower()}{where}.")
        else:
            messages.error(request, "Kies een rol. De naam van een fractie heeft hooguit 60 tekens.")
    except ValidationError as fault:
        messages.error(request, fault.message)
    return _back_to_people(request, still=lid.gebruiker != request.user or lid.rol == Rol.GRIFFIER)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEDEN)
def weghalen(request, pk):
    """Out of the municipality, after a question: it is done at once, and for oneself there is no way back."""
    gemeente = request.toegang.gemeente
    lid = get_object_or_404(gemeente.leden.select_related("gebruiker"), pk=pk)
    oneself = lid.gebruiker == request.user
    if request.method != "POST":
        context = {"lid": lid, "zelf": oneself, "laatste": lid.is_last_griffier}
        return render_page(request, "gemeenten/weghalen.html", context)
    try:
        lid.end()
    except ValidationError as fault:
        messages.error(request, fault.message)
        return _back_to_people(request)
    who = "U werkt" if oneself else f"{lid.gebruiker} werkt"
    messages.success(request, f"{who} niet meer in {gemeente}.")
    return _back_to_people(request, still=not oneself)


def _back_to_people(request, still=True):
    """Unless the person who asked may no longer see them."""
    return redirect("gemeenten:leden", request.toegang.gemeente.slug) if still else redirect("portaal:mijn_gemeente")


@require_POST
@for_gemeente(Recht.LEDEN)
def uitnodiging(request, pk):
    """Take back an invitation that was not accepted yet."""
    get_object_or_404(request.toegang.gemeente.uitnodigingen.waiting(), pk=pk).delete()
    messages.success(request, "De uitnodiging is ingetrokken. De link in de e-mail werkt niet meer.")
    return redirect("gemeenten:leden", request.toegang.gemeente.slug)


@never_cache
@require_http_methods(["GET", "HEAD"])
def openen(request, token):
    """From the e-mail: take the secret out of the address, where histories and logs would keep it."""
    uitnodiging = _of_digest(digest(token))
    if uitnodiging is None:
        return _expired(request)
    request.session[SESSION_KEY] = uitnodiging.token
    return redirect("gemeenten:aannemen")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aannemen(request):
    """Who has an account signs in first: an invitation must not be a way around a second factor."""
    uitnodiging = _of_digest(request.session.get(SESSION_KEY, ""))
    if uitnodiging is None or uitnodiging.expired(timezone.now()):
        return _expired(request)
    known = Gebruiker.objects.with_address(uitnodiging.email)
    mine = request.user.is_authenticated and request.user == known
    if request.method == "POST" and (mine or not (known or request.user.is_authenticated)):
        return _accept(request, uitnodiging)
    context = {"uitnodiging": uitnodiging, "mine": mine, "known": known}
    return render(request, "gemeenten/uitnodiging.html", context)


def _of_digest(digest):
    """In the scope of this one invitation: the database shows no other."""
    with bereik(digest):
        return Uitnodiging.objects.of_digest(digest)


def _expired(request):
    return render(request, "gemeenten/uitnodiging_verlopen.html", status=404)


def _accept(request, uitnodiging):
    try:
        with bereik(uitnodiging.token):
            lid = uitnodiging.accept(request.user if request.user.is_authenticated else None, timezone.now())
    except ValidationError:
        return _expired(request)
    if not request.user.is_authenticated:
        login(request, lid.gebruiker, backend=BACKEND)
    request.session.pop(SESSION_KEY, None)
    messages.success(request, f"Welkom. U bent {lid.get_rol_display().lower()} in {lid.gemeente}.")
    response = redirect(lid.gemeente)
    limits.remember(request, response, lid.gebruiker.email)
    return response
