"""Pages of the kennisbank: the list with its facets, one praktijk and its annex, exports, and the networks."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from kennisbank import exports
from kennisbank.bijlage import as_pdf
from kennisbank.facets import FACETS
from kennisbank.models import Netwerk, Praktijk
from raadsportaal.basis import search
from raadsportaal.basis.facets import PAGE_SIZE, Selection
from raadsportaal.basis.pages import render_page


def select(request, path="/kennisbank/"):
    return Selection(Praktijk.KIND, FACETS, request.GET, path)


def praktijken(request):
    selection = select(request)
    found = selection.find()
    results = Praktijk.objects.for_cards().with_headline(selection.words).in_order_of(found.ids)
    context = {
        "selection": selection,
        "total": found.total,
        "praktijken": results,
        "groups": list(selection.groups(found.counts)),
        "export_csv": selection.url(path=reverse("kennisbank:export_csv")),
        "export_xlsx": selection.url(path=reverse("kennisbank:export_xlsx")),
        "rss": selection.url(path=reverse("kennisbank:rss")),
    }
    if not found.total:
        context |= {
            "ways_out": list(selection.ways_out()),
            "suggestion": search.suggest(selection.words),
            "elsewhere": search.find_everywhere(selection.words, limit=1),
        }
    announce, focus = _said(request, selection, found.total, len(results))
    page, fragment = "kennisbank/praktijken.html", "kennisbank/_resultaten.html"
    response = render_page(request, page, context, fragment=fragment, announce=announce, focus=focus)
    response["HX-Push-Url"] = selection.url(pagina=selection.page if selection.page > 1 else "")
    return response


def _said(request, selection, total, shown):
    """What a screen reader hears after a swap, and where the focus goes: to the first of the examples that came."""
    if request.htmx.trigger == "toon-meer":
        first = (selection.page - 1) * PAGE_SIZE + 1
        return f"{max(shown - first + 1, 0)} voorbeelden erbij", f"#r{first}"
    return "1 voorbeeld gevonden" if total == 1 else f"{total} voorbeelden gevonden", ""


def _one(request, slug):
    """What every page of one praktijk shows of it; 404 unless the public may read it."""
    praktijk = get_object_or_404(Praktijk.objects.readable().for_page(), slug=slug)
    return {
        "praktijk": praktijk,
        "doelen": praktijk.doelen_op_volgorde,
        "url": request.build_absolute_uri(praktijk.get_absolute_url()),
        "vandaag": timezone.localdate(),
    }


def praktijk(request, slug):
    context = _one(request, slug)
    alike = Praktijk.objects.published().like(context["praktijk"]).for_cards()[:3]
    return render_page(request, "kennisbank/praktijk.html", context | {"vergelijkbaar": alike})


def bijlage(request, slug):
    return render_page(request, "kennisbank/bijlage.html", _one(request, slug))


def bijlage_pdf(request, slug):
    context = _one(request, slug)
    pdf = as_pdf(context["praktijk"], context["url"], context["vandaag"])
    disposition = f'attachment; filename="bijlage-{context["praktijk"].slug}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def export(request, soort):
    found = select(request).find(limit=exports.MOST)
    rows = exports.rows(Praktijk.objects.for_page(), found.ids, request.build_absolute_uri)
    filename = f"voorbeelden-{timezone.localdate():%Y-%m-%d}.{soort}"
    content, content_type = exports.FORMATS[soort](rows, "Voorbeelden")
    return FileResponse(content, as_attachment=True, filename=filename, content_type=content_type)


def netwerken(request):
    context = {"netwerken": Netwerk.objects.published().with_counts()}
    return render_page(request, "kennisbank/netwerken.html", context)


def netwerk(request, slug):
    netwerk = get_object_or_404(Netwerk.objects.readable().prefetch_related("themas"), slug=slug)
    praktijken = Praktijk.objects.published().of_netwerk(netwerk)
    context = {
        "netwerk": netwerk,
        "aantal": praktijken.count(),
        "praktijken": praktijken.for_cards().order_by("-zekerheid", "slug")[:6],
    }
    return render_page(request, "kennisbank/netwerk.html", context)
