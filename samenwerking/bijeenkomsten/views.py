"""Pages of events: the list, a month, one event, and signing up and off."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from raadsportaal.basis import throttle
from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.basis.tables.feeds import SelectieFeed
from raadsportaal.gemeenten.context import werkplek_of
from samenwerking.bijeenkomsten.forms import GastForm
from samenwerking.bijeenkomsten.month import DAGEN, Maand
from samenwerking.bijeenkomsten.selection import LIJST, select
from samenwerking.bijeenkomsten.signing_up import sign_off, sign_up
from samenwerking.models import Aanmelding, Bijeenkomst, Gesloten

GUESTS, MEMBERS = "30/h/ip,100/d/ip,5/h/key,12/d/key", "20/h/user"
TOO_MANY = "U probeerde het vaak achter elkaar. Wacht een uur en probeer het dan opnieuw."
CLOSED = "Aanmelden kan niet meer voor deze bijeenkomst."
LOOK = "Wij sturen u een e-mail. Daarin staat of u een plaats hebt. Geen e-mail? Kijk bij ongewenste e-mail."


def bijeenkomsten(request):
    now, past = timezone.now(), request.GET.get("wanneer") == "geweest"
    events = Bijeenkomst.objects.past(now) if past else Bijeenkomst.objects.coming(now)
    selection = select(request, events, wanneer="geweest" if past else "")
    found = selection.find()
    records = Bijeenkomst.objects.for_list().in_order_of(found.ids)
    extra = {
        "geweest": past,
        "now": now,
        "maand": Maand(timezone.localdate(now).year, timezone.localdate(now).month),
    }
    return LIJST.answer(request, selection, found, records, **extra, **_addresses(selection, request))


def _addresses(selection, request):
    """The same choice elsewhere: as a calendar, and of what was."""
    agenda = selection.url(path=reverse("bijeenkomsten:agenda_ics"))
    return {
        "agenda_url": request.build_absolute_uri(agenda),
        "komend_url": selection.url(path=selection.path),
        "geweest_url": selection.url(path=selection.path, wanneer="geweest"),
        "data": selection.url(
            path=reverse("api:lijst", args=[LIJST.naam]), wanneer=selection.kept["wanneer"] or "komend"
        ),
    }


rss = SelectieFeed(LIJST, Bijeenkomst.objects.for_list())


def maand(request, jaar, maand):
    if (gekozen := Maand.of(jaar, maand)) is None:
        raise Http404
    events = Bijeenkomst.objects.in_month(*gekozen.moments)
    selection = select(request, events, path=request.path)
    found = selection.find(limit=selection.size)
    context = {
        "maand": gekozen,
        "weken": gekozen.weken(Bijeenkomst.objects.in_order_of(found.ids), timezone.localdate()),
        "dagen": DAGEN,
        "selection": selection,
        "groups": list(selection.groups(found.counts)),
        "total": found.total,
        "lijst_url": selection.url(path=LIJST.url),
    }
    for naam, andere in (("vorige_url", gekozen.vorige), ("volgende_url", gekozen.volgende)):
        context[naam] = andere and selection.url(path=reverse("bijeenkomsten:maand", args=[andere.jaar, andere.maand]))
    return render_page(request, "bijeenkomsten/maand.html", context)


def bijeenkomst(request, slug):
    bijeenkomst = get_object_or_404(Bijeenkomst.objects.readable().for_page(), slug=slug)
    return render_page(request, "bijeenkomsten/bijeenkomst.html", _context(request, bijeenkomst))


def _context(request, bijeenkomst, **more):
    now, user = timezone.now(), request.user
    own = bijeenkomst.aanmeldingen.active().of_person(user).first() if user.is_authenticated else None
    return {
        "bijeenkomst": bijeenkomst,
        "now": now,
        "open": bijeenkomst.takes_sign_ups(now),
        "voorbij": bijeenkomst.is_over(now),
        "aanmelding": own,
        "form": GastForm(),
    } | more


@require_http_methods(["GET", "HEAD", "POST"])
def aanmelden(request, slug):
    """Who is signed in with one button, others with a name and an address; answered alike whether known or not."""
    bijeenkomst = get_object_or_404(Bijeenkomst.objects.published().for_page(), slug=slug)
    if request.method != "POST":
        return redirect(f"{bijeenkomst.get_absolute_url()}#aanmelden")
    try:
        if request.user.is_authenticated:
            return _sign_up_member(request, bijeenkomst)
        return _sign_up_guest(request, bijeenkomst)
    except Gesloten:
        return _answer(request, bijeenkomst, messages.ERROR, CLOSED)


def _sign_up_member(request, bijeenkomst):
    if not throttle.may(request, "aanmelden-lid", MEMBERS):
        return _answer(request, bijeenkomst, messages.ERROR, TOO_MANY)
    user, gemeente = request.user, werkplek_of(request).gemeente
    aanmelding = sign_up(
        bijeenkomst, naam=str(user), email=user.email, gebruiker=user, gemeente=gemeente, now=timezone.now()
    )
    return _answer(request, bijeenkomst, messages.SUCCESS, f"{aanmelding.get_stand_display()}. U krijgt een e-mail.")


def _sign_up_guest(request, bijeenkomst):
    form = GastForm(request.POST)
    if form.is_valid() and not throttle.may(request, "aanmelden-gast", GUESTS, form.cleaned_data["email"]):
        form.add_error(None, TOO_MANY)
    if not form.is_valid():
        page, fragment = "bijeenkomsten/bijeenkomst.html", "bijeenkomsten/_aanmelden.html"
        context = _context(request, bijeenkomst, form=form)
        return render_page(request, page, context, fragment=fragment, status=422, focus="#fouten")
    sign_up(bijeenkomst, **form.cleaned_data, now=timezone.now())
    return _answer(request, bijeenkomst, messages.SUCCESS, LOOK, verstuurd=True)


def _answer(request, bijeenkomst, level, text, **more):
    """Over htmx the panel anew; otherwise the page of the event, with the message on top."""
    if not wants_fragment(request):
        messages.add_message(request, level, text)
        return redirect(bijeenkomst)
    fresh = get_object_or_404(Bijeenkomst.objects.published().for_page(), pk=bijeenkomst.pk)
    context = _context(request, fresh, gezegd=text, **more)
    page, fragment = "bijeenkomsten/bijeenkomst.html", "bijeenkomsten/_aanmelden.html"
    return render_page(request, page, context, fragment=fragment, announce=text, focus="#aanmelden h2")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def afmelden(request, sleutel):
    """From an e-mail, also opened by programs that look for viruses: GET only asks."""
    aanmelding = Aanmelding.objects.with_key(sleutel)
    if aanmelding is None:
        return render_page(request, "bijeenkomsten/afmelden_onbekend.html", status=404)
    now = timezone.now()
    if request.method == "POST" and not aanmelding.bijeenkomst.is_over(now):
        sign_off(aanmelding, now)
        if request.POST.get("terug") != "bijeenkomst":
            return redirect(request.path)
        messages.success(request, "U bent afgemeld. U krijgt een e-mail.")
        return redirect(aanmelding.bijeenkomst)
    context = {"aanmelding": aanmelding, "bijeenkomst": aanmelding.bijeenkomst}
    context["voorbij"] = aanmelding.bijeenkomst.is_over(now)
    return render_page(request, "bijeenkomsten/afmelden.html", context)
