"""Pages of what VNG does for municipalities: all of it, and one subject."""

from django.shortcuts import get_object_or_404

from raadsportaal.basis.pages import render_page
from samenwerking.models import Inzet


def belangenbehartiging(request):
    context = {"inzetten": Inzet.objects.published().for_list()}
    return render_page(request, "samenwerking/belangenbehartiging.html", context)


def inzet(request, slug):
    inzet = get_object_or_404(Inzet.objects.readable().for_page(), slug=slug)
    return render_page(request, "samenwerking/inzet.html", {"inzet": inzet})
