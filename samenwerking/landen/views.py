"""Pages of countries: all that have anything, and one."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from kennisbank.models import Land
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.texts import number_of
from raadsportaal.gemeenten.context import werkplek_of
from samenwerking.landen.forms import LandenForm
from samenwerking.landen.land_page import landblad
from samenwerking.landen.overview import by_part, landregels, narrowed


def landen(request):
    form = LandenForm(request.GET)
    chosen = form.cleaned_data
    regels = landregels(timezone.now(), chosen.get("thema"))
    found = narrowed(regels, chosen.get("q", ""), chosen.get("werelddeel", ""))
    context = {
        "form": form,
        "regels": found,
        "delen": by_part(found),
        "total": len(found),
        "vraag": form.query(),
    }
    announce = number_of(len(found), "land gevonden", "landen gevonden")
    page, fragment = "samenwerking/landen.html", "samenwerking/_landenlijst.html"
    return render_page(request, page, context, fragment=fragment, announce=announce)


def land(request, slug):
    land = get_object_or_404(Land.objects.select_related("pagina"), slug=slug)
    eigen = werkplek_of(request).gemeente
    context = landblad(land, timezone.now(), eigen and eigen.pk)
    return render_page(request, "samenwerking/land.html", context)
