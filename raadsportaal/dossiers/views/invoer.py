"""Reading dossiers from a file or a council information system, with a preview before anything is written."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.as_seen import seen_moment
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.dossiers.forms.invoer import InvoerbestandForm, SysteemForm
from raadsportaal.dossiers.importing import compare, details, read_file, read_system, take_over
from raadsportaal.dossiers.models import Invoer
from raadsportaal.gemeenten.access import Recht, for_gemeente

SHOWN = 100


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
    context = {"bestand": bestand, "systeem": systeem, "wachtend": gemeente.invoeren.order_by("-gemaakt_op")}
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
    """What taking over would do; POST does it, or throws it away."""
    kept = get_object_or_404(request.toegang.gemeente.invoeren, pk=pk)
    if request.POST.get("daad") not in ("ja", "weg"):
        context = {"invoer": kept, "plan": compare(kept), "shown": SHOWN, "nu": timezone.now().isoformat()}
        context["nieuw"] = [(row, details(row)) for row in context["plan"].nieuw[:SHOWN]]
        context["openbaar"] = any(dossier.is_public for dossier, _, _ in context["plan"].gewijzigd)
        return render_page(request, "dossiers/invoer_voorbeeld.html", context)
    if request.POST.get("daad") == "weg":
        kept.delete()
        messages.success(request, "Er is niets ingelezen.")
        return redirect("dossiers:invoer", request.toegang.gemeente.slug)
    skipped, with_changes = kept.meldingen, request.POST.get("wijzigingen") == "ja"
    report = take_over(
        kept,
        by=request.user,
        with_changes=with_changes,
        seen=_seen(request, kept),
        may_change_public=Recht.PUBLICEREN in request.toegang.rechten,
    )
    new = "1 nieuw dossier" if report.added == 1 else f"{report.added} nieuwe dossiers"
    messages.success(request, f"Ingelezen: {new}, {report.changed} gewijzigd.")
    if skipped:
        messages.warning(request, f"Niet ingelezen: {' '.join(skipped[:5])}")
    if with_changes and report.left:
        names = ", ".join(f"‘{naam}’" for naam in report.left[:5])
        why = "iemand wijzigde ze intussen, of ze zijn openbaar en alleen de griffie wijzigt ze"
        messages.warning(request, f"Niet gewijzigd: {names}. Reden: {why}.")
    return redirect("dossiers:dossiers", request.toegang.gemeente.slug)


def _seen(request, kept):
    """When the preview was shown; without a sensible moment, when the rows were read."""
    moment = seen_moment(request.POST)
    return moment if moment and moment <= timezone.now() else kept.gemaakt_op
