"""Pages in English: all good practices from the Netherlands, one of them, and its page as a PDF."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from kennisbank.engels.sheet import remembered
from kennisbank.models import EngelseVersie
from raadsportaal.basis.pages import render_page


def lijst(request):
    context = {"versies": EngelseVersie.objects.published().for_list(), "url": request.build_absolute_uri(request.path)}
    return render_page(request, "engels/lijst.html", context)


def versie(request, slug):
    return render_page(request, "engels/versie.html", _one(request, slug))


def blad(request, slug):
    context = _one(request, slug)
    pdf = remembered(context["versie"], context["url"], timezone.localdate())
    disposition = f'attachment; filename="{context["versie"].slug}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def _one(request, slug):
    """An English version that the public may read, with its Dutch praktijk and the address of each."""
    versie = get_object_or_404(EngelseVersie.objects.readable().for_page(), slug=slug)
    return {
        "versie": versie,
        "praktijk": versie.praktijk,
        "url": request.build_absolute_uri(versie.get_absolute_url()),
        "url_nl": request.build_absolute_uri(versie.praktijk.get_absolute_url()),
    }
