"""Reading dossiers from a file or a council information system, with a preview before anything is written."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.as_seen import seen_moment
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.forms.invoer import InvoerbestandForm, SysteemForm, VragenForm
from raadsportaal.dossiers.importing import (
    can_undo,
    compare,
    details,
    questions,
    read_file,
    read_system,
    take_over,
    undo,
    undoing,
)
from raadsportaal.dossiers.models import Invoer
from raadsportaal.gemeenten.access import Recht, for_gemeente

SHOWN = 300  # rows of each list that can be ticked one by one
NAMED = 5  # in a message


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def invoer(request):
    gemeente, today = request.toegang.gemeente, timezone.localdate()
    Invoer.objects.expired(timezone.now()).delete()
    chosen = request.POST.get("waaruit") if request.method == "POST" else ""
    bestand = InvoerbestandForm(*((request.POST, request.FILES) if chosen == "bestand" else ()))
    systeem = SysteemForm(gemeente, today, *((request.POST,) if chosen == "systeem" else ()))
    if kept := _read(request, gemeente, today, bestand, systeem):
        return redirect("dossiers:voorbeeld", gemeente.slug, kept.pk)
    context = {
        "bestand": bestand,
        "systeem": systeem,
        "wachtend": gemeente.invoeren.waiting().order_by("-gemaakt_op"),
        "ingelezen": gemeente.invoeren.taken().select_related("door"),
    }
    status = 422 if bestand.errors or systeem.errors else 200
    return render_page(request, "dossiers/invoer.html", context, status=status)


def _read(request, gemeente, today, bestand, systeem):
    """What was read, kept for the preview; None when there is nothing, with the reason on the form."""
    if bestand.is_valid():
        try:
            return read_file(gemeente, bestand.cleaned_data["bestand"], by=request.user, today=today)
        except BrokenFile as fault:
            bestand.add_error("bestand", str(fault))
    if systeem.is_valid():
        since, bron = systeem.cleaned_data["vanaf"], systeem.cleaned_data["bron"]
        kept = read_system(gemeente, bron, since=since, by=request.user, today=today)
        if kept.rijen:
            return kept
        kept.delete()
        for melding in [*kept.meldingen, "Kies een eerdere dag, of gebruik een bestand."]:
            systeem.add_error(None, melding)
    return None


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def voorbeeld(request, pk):
    """What taking over would do; POST does it with the rows that are ticked, or throws all away."""
    kept = get_object_or_404(request.toegang.gemeente.invoeren.waiting(), pk=pk)
    daad = request.POST.get("daad")
    vragen = VragenForm(questions(kept), request.POST if daad == "ja" else None)
    if daad == "weg":
        kept.delete()
        messages.success(request, "Er is niets ingelezen.")
        return redirect("dossiers:invoer", request.toegang.gemeente.slug)
    plan = compare(kept)
    chosen = _chosen(request, plan) if daad == "ja" else _first_ticks(request, plan)
    if daad != "ja" or not chosen or not vragen.is_valid():
        return _preview(request, kept, plan, chosen, vragen)
    skipped = kept.meldingen
    report = take_over(
        kept,
        by=request.user,
        chosen=chosen,
        answers=vragen.answers,
        seen=_seen(request, kept),
        is_griffie=_is_griffie(request),
    )
    _tell(request, report, chosen, plan, skipped)
    response = redirect("dossiers:dossiers", request.toegang.gemeente.slug)
    response["Location"] += f"?ingelezen={pk}" if report.added + report.changed else ""
    return response


def _preview(request, kept, plan, chosen, vragen):
    """Again with what was ticked and answered, when that was not enough."""
    lacking = request.POST.get("daad") == "ja" and not chosen
    context = {
        "invoer": kept,
        "plan": plan,
        "shown": SHOWN,
        "nu": timezone.now().isoformat(),
        "vragen": vragen,
        "gekozen": chosen,
        "niets_gekozen": lacking,
        "nieuw": [(rij, row, details(row)) for rij, row in plan.nieuw[:SHOWN]],
        "rest": max(0, len(plan.nieuw) - SHOWN) + max(0, len(plan.gewijzigd) - SHOWN),
    }
    status = 422 if lacking or vragen.errors else 200
    return render_page(request, "dossiers/invoer_voorbeeld.html", context, status=status)


def _first_ticks(request, plan):
    """All, but for what everyone sees at once; none when the person wants to begin with none."""
    if request.GET.get("vink") == "uit":
        return set()
    private = {rij for rij, dossier, _, _ in plan.gewijzigd if not dossier.is_public}
    return {rij for rij, _ in plan.nieuw} | private


def _chosen(request, plan):
    """The rows that are ticked, and those that the page does not show if these are wanted too."""
    numbers = {rij for rij, *_ in [*plan.nieuw, *plan.gewijzigd]}
    ticked = {number_in(value) for value in request.POST.getlist("rij")} & numbers
    if request.POST.get("rest") == "ja":
        ticked |= {rij for rij, *_ in [*plan.nieuw[SHOWN:], *plan.gewijzigd[SHOWN:]]}
    return ticked


def _tell(request, report, chosen, plan, skipped):
    new = number_of(report.added, "nieuw dossier", "nieuwe dossiers")
    undo = " U kunt dit 30 dagen terugdraaien, bij Lees dossiers in." if report.added + report.changed else ""
    messages.success(request, f"Ingelezen: {new}, {report.changed} gewijzigd.{undo}")
    if skipped:
        n = number_of(len(skipped), "melding", "meldingen")
        messages.warning(request, f"{n}: niet alles is ingelezen. De eerste: {skipped[0]}")
    wanted = {str(dossier) for rij, dossier, _, _ in plan.gewijzigd if rij in chosen}
    if left := [name for name in report.left if name in wanted]:
        names = ", ".join(f"‘{name}’" for name in left[:NAMED])
        why = "iemand wijzigde ze intussen, of ze zijn openbaar en alleen de griffie wijzigt ze"
        messages.warning(request, f"Niet gewijzigd: {names}. Reden: {why}.")


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def terug(request, pk):
    """What undoing an import would do; POST does it, once."""
    kept = get_object_or_404(request.toegang.gemeente.invoeren.taken(), pk=pk)
    if not can_undo(kept, timezone.now()):
        messages.error(request, "Dit kan niet meer worden teruggedraaid.")
        return redirect("dossiers:invoer", request.toegang.gemeente.slug)
    who = {"by": request.user, "is_griffie": _is_griffie(request)}
    if request.method != "POST":
        return render_page(request, "dossiers/invoer_terug.html", {"invoer": kept, "terug": undoing(kept, **who)})
    done = undo(kept, **who)
    gone, back = sum(one.gaat_weg for one in done), sum(one.krijgt_terug for one in done)
    messages.success(request, f"Teruggedraaid: {gone} weg, {back} hersteld.")
    if stays := [f"‘{one.naam}’ {one.blijft}" for one in done if one.blijft]:
        messages.warning(request, f"Gebleven: {'; '.join(stays[:NAMED])}.")
    return redirect("dossiers:invoer", request.toegang.gemeente.slug)


def _is_griffie(request):
    return Recht.KOPPELEN in request.toegang.rechten


def _seen(request, kept):
    """When the preview was shown; without a sensible moment, when the rows were read."""
    moment = seen_moment(request.POST)
    return moment if moment and moment <= timezone.now() else kept.gemaakt_op
