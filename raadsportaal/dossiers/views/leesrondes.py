"""Reading many documents in the queue: attach them, say which dossier each goes with, and see how far it is."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.forms.leesronde import StukkenForm, VerdeelForm
from raadsportaal.dossiers.leesrondes.starting import attach, begin
from raadsportaal.dossiers.models import Leesbeurt, Leesronde
from raadsportaal.dossiers.tasks import begin_ronde
from raadsportaal.dossiers.views.dossiers import own
from raadsportaal.gemeenten.access import Recht, for_gemeente

SHOWN = 100  # documents that were not read, named on the page


def begin_reading(request, dossiers):
    """Ask the queue to read these dossiers and go to the progress; None when nothing is left to read."""
    asked = begin(
        request.toegang.gemeente,
        dossiers,
        by=request.user,
        now=timezone.now(),
        may_publish=Recht.PUBLICEREN in request.toegang.rechten,
    )
    for why, n in asked.niet.items():
        messages.warning(request, f"Niet gelezen: {number_of(n, 'dossier', 'dossiers')}. Reden: {why}.")
    if asked.ronde is None:
        return None
    begin_ronde(asked.ronde, request.user)
    return _to(request, asked.ronde)


def _to(request, ronde):
    return redirect("dossiers:leesronde", request.toegang.gemeente.slug, ronde.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def leesrondes(request):
    """What was read lately; POST takes files of which the name says with which dossier they go."""
    gemeente = request.toegang.gemeente
    form = StukkenForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        ronde = attach(gemeente, form.cleaned_data["bestanden"], by=request.user, now=timezone.now())
        return redirect("dossiers:verdeel", gemeente.slug, ronde.pk)
    context = {"form": form, "rondes": gemeente.leesrondes.select_related("door").with_counts().newest_first()}
    return render_page(request, "dossiers/leesrondes.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def verdeel(request, pk):
    """First which file goes with which dossier; POST has them read, or throws them away."""
    gemeente = request.toegang.gemeente
    unbegun = gemeente.leesrondes.filter(begonnen_op=None)
    if request.method == "POST":
        unbegun = unbegun.select_for_update(of=("self",))
    ronde = get_object_or_404(unbegun, pk=pk)
    if request.POST.get("daad") == "weg":
        ronde.delete()
        messages.success(request, "De bestanden zijn weg. Er is niets gelezen.")
        return redirect("dossiers:leesrondes", gemeente.slug)
    form = VerdeelForm(list(ronde.beurten.light().order_by("pk")), gemeente, request.POST or None)
    if not form.is_valid():
        context = {"form": form, "ronde": ronde}
        return render_page(request, "dossiers/verdeel.html", context, status=422 if form.errors else 200)
    _divide(request, ronde, form.chosen)
    return _to(request, ronde)


@transaction.atomic
def _divide(request, ronde, chosen):
    """What is public is changed only by who may publish: the queue says so of each file."""
    for beurt, dossier in chosen.items():
        ronde.beurten.filter(pk=beurt).update(dossier=dossier)
    ronde.beurten.filter(dossier=None).delete()
    ronde.begonnen_op = timezone.now()
    ronde.save(update_fields=["begonnen_op"])
    begin_ronde(ronde, request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def leesronde(request, pk):
    """How far it is; over htmx the part that changes. POST stops it, or reads what was not read."""
    ronde = get_object_or_404(request.toegang.gemeente.leesrondes.begun().with_counts(), pk=pk)
    if request.method == "POST":
        return _change(request, ronde)
    if wants_fragment(request) and not ronde.is_busy:
        return HttpResponse(headers={"HX-Refresh": "true"})
    failed = ronde.beurten.light().failed().select_related("dossier__gemeente").order_by("pk")
    now = ronde.beurten.light().filter(stand=Leesbeurt.Stand.LEEST).select_related("dossier").first()
    context = {"ronde": ronde, "mislukt": failed[:SHOWN], "nu": now, "over": max(0, ronde.n_mislukt - SHOWN)}
    context["opnieuw"] = 0 if ronde.is_busy else ronde.beurten.unread().count()
    return render_page(request, "dossiers/leesronde.html", context, fragment="dossiers/_leesronde.html")


def _change(request, ronde):
    ronde = Leesronde.objects.select_for_update().get(pk=ronde.pk)
    if request.POST.get("daad") == "stop":
        ronde.stop(timezone.now())
        messages.success(request, "Het lezen is gestopt. Wat al gelezen is, blijft.")
    elif request.POST.get("daad") == "verder":
        ronde.go_on()
        begin_ronde(ronde, request.user)
    return _to(request, ronde)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def stukken(request, dossier):
    """Attach several files to one dossier at once."""
    dossier = own(request, dossier)
    if dossier.is_public and Recht.PUBLICEREN not in request.toegang.rechten:
        raise PermissionDenied
    form = StukkenForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        files = form.cleaned_data["bestanden"]
        ronde = attach(request.toegang.gemeente, files, by=request.user, now=timezone.now(), dossier=dossier)
        begin_ronde(ronde, request.user)
        return _to(request, ronde)
    context = {"form": form, "dossier": dossier}
    return render_page(request, "dossiers/stukken.html", context, status=422 if form.errors else 200)


@require_POST
@for_gemeente(Recht.BEWERKEN)
def lees_invoer(request, pk):
    """Read the dossiers that an import brought or changed."""
    gemeente = request.toegang.gemeente
    invoer = get_object_or_404(gemeente.invoeren.taken(), pk=pk)
    keys = [regel["record"] for regel in invoer.regels]
    # Locked, so that who presses twice finds that they are being read already.
    dossiers = gemeente.dossiers.current().filter(pk__in=keys).order_by("pk").select_for_update(no_key=True)
    answer = begin_reading(request, dossiers)
    if answer is None:
        messages.error(request, "Er is niets te lezen.")
    return answer or redirect("dossiers:invoer", gemeente.slug)
