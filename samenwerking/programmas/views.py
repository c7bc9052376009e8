"""Pages of programmes: the list with its facets, one of them, and exports."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from raadsportaal.basis.pages import render_page
from raadsportaal.basis.search.counting import count_view
from raadsportaal.basis.search.lists import Lijst
from samenwerking.facets import PROGRAMMA_FACETS
from samenwerking.models import Landpagina, Programma
from samenwerking.programmas import exports

LIJST = Lijst(
    kind=Programma.KIND,
    facets=PROGRAMMA_FACETS,
    naam="programmas",
    een="programma of project",
    meer="programma’s en projecten",
    page="samenwerking/programmas.html",
    fragment="samenwerking/_programmas.html",
    urls={
        "lijst": "samenwerking:programmas",
        "csv": "samenwerking:programmas_csv",
        "xlsx": "samenwerking:programmas_xlsx",
        "rss": "samenwerking:programmas_rss",
    },
    orders={
        "best": "Past het best",
        "laatst": "Laatst begonnen eerst",
        "eerst": "Eerst begonnen eerst",
        "nieuw": "Laatst gewijzigd eerst",
    },
)


def programmas(request):
    def records(selection):
        return Programma.objects.for_cards().with_headline(selection.words)

    return LIJST.show(request, records, vandaag=timezone.localdate())


def export(request, soort):
    return LIJST.export(request, soort, exports.COLUMNS, exports.row, Programma.objects.for_export())


def programma(request, slug):
    programma = get_object_or_404(Programma.objects.readable().for_page(), slug=slug)
    today = timezone.localdate()
    context = {
        "programma": programma,
        "loop": programma.loop(today),
        "oproepen": programma.oproepen.open(today).soonest_first(),
        "gesloten": Landpagina.objects.closed_codes(),
        "url": request.build_absolute_uri(programma.get_absolute_url()),
        "vandaag": today,
    }
    response = render_page(request, "samenwerking/programma.html", context)
    count_view(request, programma)
    return response
