"""Pages of the kennisbank: the list with its facets, one praktijk and its annex, exports, and the networks."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from kennisbank import exports
from kennisbank.bijlage import as_pdf
from kennisbank.models import Netwerk, Praktijk
from kennisbank.selection import LIJST
from raadsportaal.basis.kept_answers import kept
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.search.counting import count_view
from raadsportaal.basis.tables.feeds import SelectieFeed
from raadsportaal.gemeenten.context import inhabitants_of


def praktijken(request):
    return LIJST.show(request, lambda selection: Praktijk.objects.for_cards().with_headline(selection.words))


@kept(100)
def _readable(slug):
    """With all that its pages show of it, in fifteen statements; 404 unless the public may read it."""
    return get_object_or_404(Praktijk.objects.readable().for_page().with_engels(), slug=slug)


@kept(100)
def _alike(pk, text):
    """The few praktijken that are most like it."""
    from raadsportaal.basis.search import relevance  # here: with numpy it takes a while to import

    nearest = relevance.like(Praktijk.KIND, pk, text, most=3)
    return list(Praktijk.objects.published().for_cards().in_order_of(nearest))


def _one(request, slug):
    """What every page of one praktijk shows of it."""
    praktijk = _readable(slug)
    engels = getattr(praktijk, "engelse_versie", None)
    return {
        "praktijk": praktijk,
        "engels": request.build_absolute_uri(engels.get_absolute_url()) if engels and engels.is_published else "",
        "doelen": praktijk.doelen_op_volgorde,
        "url": request.build_absolute_uri(praktijk.get_absolute_url()),
        "vandaag": timezone.localdate(),
    }


def praktijk(request, slug):
    context = _one(request, slug)
    praktijk = context["praktijk"]
    alike = _alike(praktijk.pk, f"{praktijk.titel} {praktijk.samenvatting}")
    response = render_page(request, "kennisbank/praktijk.html", context | {"vergelijkbaar": alike})
    count_view(request, praktijk)
    return response


def bijlage(request, slug):
    return render_page(request, "kennisbank/bijlage.html", _one(request, slug))


def bijlage_pdf(request, slug):
    context = _one(request, slug)
    pdf = as_pdf(context["praktijk"], context["url"], context["vandaag"])
    disposition = f'attachment; filename="bijlage-{context["praktijk"].slug}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


def export(request, soort):
    return LIJST.export(request, soort, exports.COLUMNS, exports.row, Praktijk.objects.for_page())


rss = SelectieFeed(LIJST, Praktijk.objects.for_feed(), titled=lambda praktijk: f"{praktijk.titel} ({praktijk.waar})")


def netwerken(request):
    context = {"netwerken": Netwerk.objects.published().with_counts()}
    return render_page(request, "kennisbank/netwerken.html", context)


def netwerk(request, slug):
    netwerk = get_object_or_404(Netwerk.objects.readable().prefetch_related("themas"), slug=slug)
    praktijken = Praktijk.objects.published().of_netwerk(netwerk)
    context = {
        "netwerk": netwerk,
        "aantal": praktijken.count(),
        "praktijken": praktijken.for_cards().most_useful_first(near=inhabitants_of(request))[:6],
    }
    return render_page(request, "kennisbank/netwerk.html", context)
