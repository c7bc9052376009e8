"""The public register of city partnerships: list, filters, map, and the same selection as a file."""

from django.http import FileResponse
from django.urls import reverse
from django.utils import timezone

from raadsportaal.basis import search
from raadsportaal.basis.exports import FORMATS, MOST
from raadsportaal.basis.facets import Selection
from raadsportaal.basis.pages import render_page
from samenwerking.models import Bandstand, Stedenband
from samenwerking.stedenbanden import exports
from samenwerking.stedenbanden.facets import STEDENBAND_FACETS

PER_PAGE = 50
LIJST = {"een": "stedenband", "meer": "stedenbanden"}


def select(request):
    return Selection(Stedenband.KIND, STEDENBAND_FACETS, request.GET, reverse("samenwerking:stedenbanden"))


def stedenbanden(request):
    selection = select(request)
    context = _context(selection)
    announce, focus = _said(request, selection, context["total"], len(context["resultaten"]))
    page, fragment = "samenwerking/stedenbanden.html", "samenwerking/_banden.html"
    response = render_page(request, page, context, fragment=fragment, announce=announce, focus=focus)
    response["HX-Push-Url"] = selection.url(pagina=selection.page if selection.page > 1 else "")
    return response


def _context(selection):
    """By municipality, as a register is read. The map has every place that was found, the list so many pages."""
    found = selection.find(limit=MOST)
    banden = Stedenband.objects.among(found.ids)
    context = {
        "lijst": LIJST,
        "selection": selection,
        "total": found.total,
        "resultaten": list(banden.for_list().by_gemeente()[: selection.page * PER_PAGE]),
        "register": _register(selection),
        "posities": list(banden.order_by().positions()),
        "groups": list(selection.groups(found.counts)),
        "csv": selection.url(path=reverse("samenwerking:stedenbanden_csv")),
        "xlsx": selection.url(path=reverse("samenwerking:stedenbanden_xlsx")),
    }
    if not found.total:
        context |= {"ways_out": list(selection.ways_out()), "suggestion": search.suggest(selection.words)}
    return context


def _register(selection):
    """How large the whole register is, from what the selection knows already."""
    numbers = {facet.param: number for number, facet in enumerate(STEDENBAND_FACETS, start=1)}
    landen = [row for row in selection.known if row.value // 1000 == numbers["land"]]
    unsure = sum(row.n for row in selection.known if row.key == Bandstand.NIET_BEVESTIGD)
    total = selection.whole.get(0, 0)
    return {"banden": total, "landen": len(landen), "onzeker": unsure, "bevestigd": total - unsure}


def _said(request, selection, total, shown):
    """What a screen reader hears after a swap, and where the focus goes: to the first of those that came."""
    if request.htmx.trigger == "toon-meer":
        first = (selection.page - 1) * PER_PAGE + 1
        return f"{max(shown - first + 1, 0)} stedenbanden erbij", f"#r{first}"
    return "1 stedenband gevonden" if total == 1 else f"{total} stedenbanden gevonden", ""


def export(request, soort):
    found = select(request).find(limit=MOST)
    rows = exports.rows(Stedenband.objects.among(found.ids).for_list().by_gemeente())
    filename = f"stedenbanden-{timezone.localdate():%Y-%m-%d}.{soort}"
    content, content_type = FORMATS[soort](rows, "Stedenbanden")
    return FileResponse(content, as_attachment=True, filename=filename, content_type=content_type)
