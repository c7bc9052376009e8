"""Pages of programmes: the list with its facets, one of them, and exports."""

from django.shortcuts import get_object_or_404
from django.utils import timezone

from raadsportaal.basis.pages import render_page
from raadsportaal.basis.search.counting import count_view
from raadsportaal.basis.tables.feeds import SelectieFeed
from samenwerking.models import Landpagina, Programma
from samenwerking.programmas import exports
from samenwerking.programmas.selection import LIJST


def programmas(request):
    def records(selection):
        return Programma.objects.for_cards().with_headline(selection.words)

    return LIJST.show(request, records, vandaag=timezone.localdate())


def export(request, soort):
    return LIJST.export(request, soort, exports.COLUMNS, exports.row, Programma.objects.for_export())


rss = SelectieFeed(LIJST, Programma.objects.for_feed())


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
