"""A council member proposes a landenoverleg to the griffie; the griffie declines it here, or takes it over."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kennisbank.models import Land
from raadsportaal.basis.as_seen import first
from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from samenwerking.landen.forms import AfwijzingForm, OverlegvoorstelForm
from samenwerking.landen.landenoverleg import others_in
from samenwerking.landen.overview import HOME
from samenwerking.landen.voorstellen import decline, propose
from samenwerking.models.overlegvoorstel import MOST_PER_WEEK, TeVeelVoorgesteld

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.MEEDOEN)
def nieuw(request, land):
    """Whom the griffie could ask, and the message."""
    gemeente, now = request.toegang.gemeente, timezone.now()
    land = get_object_or_404(Land.objects.exclude(code=HOME), slug=land)
    gevraagd, _ = others_in(land, gemeente, timezone.localdate(now))
    form = OverlegvoorstelForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _proposed(request, form, land, now):
        messages.success(request, "Uw voorstel is bewaard. Uw griffie krijgt een e-mail, en u als er een besluit is.")
        return redirect("meedoen:actief", gemeente.slug)
    context = {"form": form, "land": land, "gevraagd": gevraagd, "meest": MOST_PER_WEEK}
    return render_page(request, "meedoen/overlegvoorstel.html", context, status=422 if form.errors else 200)


def _proposed(request, form, land, now):
    """False when this person proposed enough this week, with that on the form."""
    try:
        propose(request.toegang.gemeente, land=land, by=request.user, now=now, **form.cleaned_data)
    except TeVeelVoorgesteld as fault:
        form.add_error(None, str(fault))
        return False
    return True


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.KOPPELEN)
def afwijzen(request, pk):
    """With a reason, which who proposed it gets."""
    gemeente = request.toegang.gemeente
    voorstel = get_object_or_404(gemeente.overlegvoorstellen.of_gemeente(gemeente), pk=pk)
    form = AfwijzingForm(request.POST if request.method == "POST" else None)
    if not voorstel.waits:
        return decided_before(request, voorstel)
    if form.is_valid():
        if not decline(voorstel, form.cleaned_data["reden"], by=request.user, now=timezone.now()):
            return decided_before(request, voorstel)
        messages.success(request, f"Afgewezen. {voorstel.door} krijgt een e-mail met uw reden.")
        return redirect("meedoen:actief", gemeente.slug)
    context = {"form": form, "voorstel": voorstel}
    return render_page(request, "meedoen/overlegvoorstel_afwijzen.html", context, status=422 if form.errors else 200)


def decided_before(request, voorstel):
    """To the page with all proposals, with what a colleague, or this person a moment ago, made of it."""
    voorstel.refresh_from_db()
    if voorstel.besloten_door == request.user:
        messages.info(request, f"U besloot al. Dit voorstel is {voorstel.stand}.")
    else:
        messages.warning(request, f"{first(voorstel.besloten_door)}. Dit voorstel is {voorstel.stand}.")
    return redirect("meedoen:actief", request.toegang.gemeente.slug)
