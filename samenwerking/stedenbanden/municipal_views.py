"""A municipality keeps its own partnerships right: confirms, corrects, ends or adds one."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from samenwerking.landen.municipal_views import hold
from samenwerking.models import Bandstand, Stedenband
from samenwerking.stedenbanden.forms import BandForm

FORM_METHODS = ["GET", "HEAD", "POST"]


@for_gemeente(Recht.LEZEN)
def stedenbanden(request):
    gemeente = request.toegang.gemeente
    banden = list(gemeente.stedenbanden.for_list().by_land())
    context = {
        "te_bevestigen": [band for band in banden if not band.is_confirmed],
        "bevestigd": [band for band in banden if band.is_confirmed],
        "mag": Recht.BEWERKEN in request.toegang.rechten,
    }
    return render_page(request, "meedoen/stedenbanden.html", context)


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.BEWERKEN)
def nieuw(request):
    hold(request)
    form = _form(request, Stedenband(gemeente=request.toegang.gemeente))
    if form.is_valid():
        Stedenband.register(gemeente=request.toegang.gemeente, by=request.user, now=timezone.now(), **form.inhoud)
        return _done(request, "De band staat in het register.")
    return render_page(request, "meedoen/stedenband.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.BEWERKEN)
def stedenband(request, pk):
    """Correct it, or say with one button that it is as it stands here."""
    hold(request)
    band = get_object_or_404(request.toegang.gemeente.stedenbanden.select_related("gemeente", "land"), pk=pk)
    if request.POST.get("daad") == "bevestig":
        stand = Bandstand.ACTIEF if band.stand == Bandstand.NIET_BEVESTIGD else band.stand
        band.confirm(by=request.user, now=timezone.now(), stand=stand)
        return _done(request, f"Bevestigd: de band met {band.plaats}.")
    form = _form(request, band)
    if form.is_valid():
        band.confirm(by=request.user, now=timezone.now(), **form.inhoud)
        return _done(request, f"Bewaard: de band met {band.plaats}.")
    context = {"form": form, "band": Stedenband.objects.select_related("land").get(pk=pk)}
    return render_page(request, "meedoen/stedenband.html", context, status=422 if form.errors else 200)


def _form(request, band):
    return BandForm(request.POST or None, instance=band, this_year=timezone.localdate().year)


def _done(request, text):
    messages.success(request, text)
    return redirect("meedoen:stedenbanden", request.toegang.gemeente.slug)
