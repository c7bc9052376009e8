"""One dossier: its page, making and changing it, its beleidspunten, the archive, and showing it to everyone."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.forms import BeleidspuntForm, DossierForm, ZoekForm
from raadsportaal.dossiers.models import Beleidspunt, Dossier
from raadsportaal.dossiers.opvolging import ANSWERED_FOR, answer_for
from raadsportaal.dossiers.pages import dossier_context, passages_with
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.gemeenten.models import Gemeente


def own(request, slug):
    """The dossier with this address in the municipality of the request; 404 otherwise.

    For a change it is locked first: what another saves meanwhile is not written back with old values.
    """
    dossiers = request.toegang.gemeente.dossiers.select_related("bij__gemeente", "ingediend")
    dossiers = dossiers.defer("ingediend__papier")
    if request.method == "POST":
        dossiers = dossiers.select_for_update(of=("self",), no_key=True)
    return get_object_or_404(dossiers, slug=slug)


@for_gemeente(Recht.LEZEN)
def dossier(request, dossier):
    """The page; for htmx only what was found in its documents."""
    dossier, zoek = own(request, dossier), ZoekForm(request.GET)
    context = {"dossier": dossier, "zoek": zoek, **passages_with(zoek.words, dossier)}
    if not wants_fragment(request):
        context |= dossier_context(dossier, request)
    n = len(context["passages"])
    announce = number_of(n, "plek gevonden", "plekken gevonden")
    return render_page(request, "dossiers/dossier.html", context, fragment="dossiers/_stukken.html", announce=announce)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def nieuw(request):
    if request.method == "POST":  # one at a time: two would choose the same address
        Gemeente.objects.select_for_update(no_key=True).get(pk=request.toegang.gemeente.pk)
    instance = Dossier(gemeente=request.toegang.gemeente, aangemaakt_door=request.user)
    form = DossierForm(request.POST or None, instance=instance)
    if form.is_valid():
        _answer_for(request, form, ANSWERED_FOR)
        messages.success(request, "Het dossier is gemaakt. Koppel nu de doelen waar het over gaat.")
        return redirect(form.save())
    return _form(request, form, "dossiers/dossierformulier.html", {})


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def wijzig(request, dossier):
    """What is public changes for everyone at once: only who may publish changes it."""
    dossier = own(request, dossier)
    if dossier.is_public and Recht.PUBLICEREN not in request.toegang.rechten:
        raise PermissionDenied
    form = DossierForm(request.POST or None, instance=dossier)
    if form.is_valid():
        _answer_for(request, form, form.changed_data)
        messages.success(request, "Het dossier is gewijzigd.")
        return redirect(form.save())
    return _form(request, form, "dossiers/dossierformulier.html", {"dossier": Dossier.objects.get(pk=dossier.pk)})


@require_POST
@for_gemeente(Recht.BEWERKEN)
def archief(request, dossier):
    """The form says which way, so that pressing twice does it once."""
    dossier = own(request, dossier)
    if dossier.is_public and Recht.PUBLICEREN not in request.toegang.rechten:
        raise PermissionDenied
    if request.POST.get("daad") == "herstel":
        dossier.restore()
        messages.success(request, "Het dossier is terug uit het archief.")
    elif request.POST.get("daad") == "archiveer":
        dossier.archive(timezone.now())
        messages.success(request, "Het dossier staat in het archief. De koppelingen blijven bewaard.")
    return redirect(dossier)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.PUBLICEREN)
def openbaar(request, dossier):
    """First what everyone would see, then yes; the same button takes it back."""
    dossier = own(request, dossier)
    if request.POST.get("tonen") not in ("ja", "nee"):
        koppelingen = dossier.koppelingen.linked().for_card().in_order()
        return render_page(request, "dossiers/openbaar.html", {"dossier": dossier, "koppelingen": koppelingen})
    if request.POST["tonen"] == "nee":
        dossier.hide()
        messages.success(request, "Het dossier is niet meer openbaar.")
    elif dossier.is_archived:
        messages.error(request, "Dit dossier ligt in het archief. Haal het daar eerst uit.")
    else:
        dossier.publish(timezone.now())
        messages.success(request, "Het dossier is openbaar. Iedereen ziet nu de koppelingen.")
    return redirect(dossier)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def beleidspunt(request, dossier, pk=None):
    """A new one without pk."""
    dossier = own(request, dossier)
    last = Beleidspunt(dossier=dossier, volgorde=dossier.beleidspunten.count())
    punt = get_object_or_404(dossier.beleidspunten, pk=pk) if pk else last
    form = BeleidspuntForm(request.POST or None, instance=punt)
    if form.is_valid():
        form.save()
        messages.success(request, "Het beleidspunt is bewaard.")
        return redirect(f"{dossier.get_absolute_url()}#beleidspunten")
    return _form(request, form, "dossiers/beleidspuntformulier.html", {"dossier": dossier, "punt": punt})


@require_POST
@for_gemeente(Recht.BEWERKEN)
def beleidspunt_weg(request, dossier, pk):
    dossier = own(request, dossier)
    try:
        get_object_or_404(dossier.beleidspunten, pk=pk).remove()
        messages.success(request, "Het beleidspunt is weg.")
    except ValidationError as fault:
        messages.error(request, fault.message)
    return redirect(f"{dossier.get_absolute_url()}#beleidspunten")


def _answer_for(request, form, changed):
    is_griffie = Recht.KOPPELEN in request.toegang.rechten
    answer_for(form.instance, changed, is_griffie=is_griffie, now=timezone.now())


def _form(request, form, template, context):
    status = 422 if form.errors else 200
    return render_page(request, template, {"form": form, **context}, status=status)
