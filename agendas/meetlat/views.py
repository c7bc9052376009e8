"""Pages of the meetlat: all figures of a municipality, one figure, and the figures of the whole country."""

from django.contrib import messages
from django.db.models import Count
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from agendas.meetlat import charts, exports, pictures
from agendas.meetlat.choosing import choose
from agendas.meetlat.figures import Meting, group_by_name, metingen, middle_by_year, most_telling
from agendas.meetlat.forms import AmbitieForm, ToelichtingForm
from agendas.meetlat.peers import Peers
from agendas.models import Ambitie, Doel, Indicator, Ontbrekend, Toelichting
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.search.counting import count_view
from raadsportaal.gemeenten.access import Recht, for_gemeente

CHOSEN = 3  # figures of a doel that are drawn; the others are in its table
SHOWN_CORRECTIONS = 20
GROUP = "meetlat/_groepsvak.html"  # what another choice of group swaps


@for_gemeente(Recht.OPENBAAR)
def meetlat(request):
    """A line per figure, by doel; `?doel=` unfolds one with its drawings."""
    gemeente = request.toegang.gemeente
    if not gemeente.exists(timezone.localdate()):
        return redirect(gemeente)
    peers = Peers.read(gemeente, request.GET)
    invloed = request.GET.get("invloed", "")
    indicatoren = Indicator.objects.for_lines()
    if invloed in Indicator.Invloed.values:
        indicatoren = indicatoren.filter(invloed=invloed)
    rows = metingen(gemeente, indicatoren, peers, latest_only=True)
    unfolded = number_in(request.GET.get("doel"))
    per_doel = [_of_doel(doel, rows, unfolded) for doel in Doel.objects.published_goals()]
    open_one = next((one for one in per_doel if one["open"] and one["rijen"]), None)
    if open_one:
        _unfold(open_one, gemeente, peers)
    context = {
        "gemeente": gemeente,
        "peers": peers,
        "invloed": invloed,
        "invloeden": Indicator.Invloed.choices,
        "doelen": per_doel,
        "uitgeklapt": open_one,
        "getoond": [open_one] if open_one else per_doel,
        "aantal": len(rows),
        "met_cijfer": sum(row.own is not None for row in rows),
        "ambities": Ambitie.objects.of_gemeente(gemeente),
        "params": peers.params(),
    }
    announce = f"Vergeleken met {peers.in_words}"
    return render_page(request, "meetlat/meetlat.html", context, fragment="meetlat/_meetlatten.html", announce=announce)


def _of_doel(doel, rows, unfolded):
    """A doel with its figures; the drawings only of the one that is unfolded."""
    own = [row for row in rows if row.indicator.doel_id == doel.pk]
    return {"doel": doel, "rijen": own, "in_het_kort": _in_short(own), "open": doel.nummer == unfolded}


def _unfold(one, gemeente, peers):
    """Give the few most telling figures of a doel their whole past, and drawings."""
    chosen = [row.indicator.pk for row in most_telling(one["rijen"], CHOSEN)]
    indicatoren = Indicator.objects.for_meetlat().filter(pk__in=chosen)
    one["gekozen"] = most_telling(metingen(gemeente, indicatoren, peers, national=False), CHOSEN)
    for row in one["gekozen"]:
        draw(row)


def _in_short(rows):
    """How many are more and less favourable: "2 gunstiger, 1 minder gunstig"; nothing when none is either."""
    tones = [row.stand.tone for row in rows]
    said = {"gunstig": "gunstiger", "minder": "minder gunstig"}
    return ", ".join(f"{tones.count(tone)} {word}" for tone, word in said.items() if tones.count(tone))


def draw(row: Meting):
    """Give a meting its two small drawings."""
    aims = [(a.streefwaarde, f"streef {a.streefwaarde:g}") for a in row.streefwaarden]
    row.lat = charts.lat(row, aims)
    row.trend = charts.trend(row, height=112)


@for_gemeente(Recht.OPENBAAR)
def cijfer(request, slug):
    """One figure of a municipality: its past, its place in the group, what it means, and what the municipality says."""
    gemeente = request.toegang.gemeente
    if not gemeente.exists(timezone.localdate()):
        return redirect(gemeente)
    indicator = _indicator(slug)
    peers = Peers.read(gemeente, request.GET)
    row = one_figure(indicator, gemeente, peers)
    context = {
        "gemeente": gemeente,
        "indicator": indicator,
        "meting": row,
        "peers": peers,
        "groep": group_by_name(indicator, peers),
        "toelichting": Toelichting.objects.filter(gemeente=gemeente, indicator=indicator).first(),
        "correcties": indicator.correcties.filter(gemeente=gemeente)[:SHOWN_CORRECTIONS],
        "params": peers.params(),
        "vandaag": timezone.localdate(),
        "url": request.build_absolute_uri(request.path),
    }
    announce = f"Vergeleken met {peers.in_words}"
    response = render_page(
        request, "meetlat/cijfer.html", context, fragment="meetlat/_groepsvak.html", announce=announce
    )
    count_view(request, indicator)
    return response


def one_figure(indicator, gemeente, peers) -> Meting:
    """With the large drawings."""
    (row,) = metingen(gemeente, [indicator], peers)
    row.streefwaarden = list(
        Ambitie.objects.of_gemeente(gemeente).filter(indicator=indicator, streefwaarde__isnull=False)
    )
    draw(row)
    row.trend = charts.trend(row, height=320, middle=middle_by_year(indicator, peers), from_zero=True)
    return row


@for_gemeente(Recht.OPENBAAR)
def grafiek(request, slug, welke, soort):
    """A drawing to put in a paper, with its title, source and year in it."""
    indicator, gemeente = _indicator(slug), request.toegang.gemeente
    row = one_figure(indicator, gemeente, Peers.read(gemeente, request.GET))
    svg = pictures.standalone(row, welke, Peers.read(gemeente, request.GET).in_words)
    if svg is None:
        raise Http404
    name = f"{gemeente.slug}-{indicator.slug}-{welke}.{soort}"
    content = svg.encode() if soort == "svg" else pictures.as_png(svg)
    kind = "image/svg+xml" if soort == "svg" else "image/png"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@for_gemeente(Recht.OPENBAAR)
def export_gemeente(request, soort):
    """All figures of a municipality, of all years."""
    gemeente = request.toegang.gemeente
    return _file(exports.of_gemeente(gemeente), soort, f"cijfers-{gemeente.slug}")


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def toelichting(request, slug):
    """What the municipality says of a figure: everyone reads it, with who and when. Empty takes it away."""
    gemeente, indicator = request.toegang.gemeente, _indicator(slug)
    now, known = timezone.now(), Toelichting.objects.filter(gemeente=gemeente, indicator=indicator).first()
    form = ToelichtingForm(
        request.POST if request.method == "POST" else None,
        instance=known or Toelichting(gemeente=gemeente, indicator=indicator),
    )
    if form.is_valid():
        form.save_by(request.user, now)
        messages.success(request, "Uw toelichting staat erbij." if form.instance.tekst else "Uw toelichting is weg.")
        return redirect("meetlat:cijfer", gemeente.slug, indicator.slug)
    context = {"form": form, "indicator": indicator, "gemeente": gemeente}
    return render_page(request, "meetlat/toelichtingformulier.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def ambitie(request, pk=None):
    """What the council decided to reach; a new one, or one that is changed or taken away."""
    gemeente = request.toegang.gemeente
    known = get_object_or_404(Ambitie, gemeente=gemeente, pk=pk) if pk else Ambitie(gemeente=gemeente)
    if pk and request.POST.get("daad") == "weg":
        known.delete()
        messages.success(request, "De ambitie is weggehaald.")
        return redirect("meetlat:meetlat", gemeente.slug)
    form = AmbitieForm(request.POST if request.method == "POST" else None, instance=known)
    if form.is_valid():
        form.save_by(request.user, timezone.now())
        messages.success(request, "De ambitie staat op de meetlat.")
        return redirect("meetlat:meetlat", gemeente.slug)
    context = {"form": form, "gemeente": gemeente, "nieuw": not pk}
    return render_page(request, "meetlat/ambitieformulier.html", context, status=422 if form.errors else 200)


def export_indicator(request, slug, soort):
    """One figure of all municipalities, of all years."""
    indicator = _indicator(slug)
    return _file(exports.of_indicator(indicator), soort, f"cijfers-{indicator.slug}")


def _file(rows, soort, name):
    content, content_type = exports.FORMATS[soort](rows, "Cijfers")
    return FileResponse(content, as_attachment=True, filename=f"{name}.{soort}", content_type=content_type)


def cijfers(request):
    """All figures there are, by doel; and where to choose a municipality."""
    gemeente, candidates = choose(request.GET.get("gemeente", ""))
    if gemeente:
        return redirect("meetlat:meetlat", gemeente.slug)
    indicatoren = list(Indicator.objects.for_meetlat().exclude(doel=None))
    context = {
        "doelen": [
            (doel, [one for one in indicatoren if one.doel_id == doel.pk]) for doel in Doel.objects.published_goals()
        ],
        "aantal": len(indicatoren),
        "getypt": request.GET.get("gemeente", ""),
        "bedoeld": [(one, reverse("meetlat:meetlat", args=[one.slug])) for one in candidates],
    }
    return render_page(request, "meetlat/cijfers.html", context)


def indicator(request, slug):
    """One figure for the whole country, with the way to one's own municipality."""
    indicator = _indicator(slug)
    gemeente, candidates = choose(request.GET.get("gemeente", ""))
    if gemeente:
        return redirect("meetlat:cijfer", gemeente.slug, indicator.slug)
    context = {
        "indicator": indicator,
        "spreiding": exports.spread(indicator),
        "landelijk": indicator.landelijk.order_by("jaar"),
        "getypt": request.GET.get("gemeente", ""),
        "bedoeld": [(one, reverse("meetlat:cijfer", args=[one.slug, indicator.slug])) for one in candidates],
        "correcties": indicator.correcties.select_related("gemeente")[:SHOWN_CORRECTIONS],
        "vandaag": timezone.localdate(),
    }
    response = render_page(request, "meetlat/indicator.html", context)
    count_view(request, indicator)
    return response


def ontbreekt(request):
    """What councils need and we cannot show yet, with why."""
    found = Ontbrekend.objects.select_related("doel__agenda")
    empty = Doel.objects.published().global_goals().annotate(n=Count("indicatoren")).filter(n=0)
    return render_page(request, "meetlat/ontbreekt.html", {"ontbrekend": found, "zonder": empty})


def _indicator(slug):
    found = Indicator.objects.readable().select_related("doel__agenda", "bron").prefetch_related("subdoelen")
    return get_object_or_404(found, slug=slug)
