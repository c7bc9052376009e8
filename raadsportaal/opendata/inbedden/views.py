"""Parts of the portal for the sites of others: a page of its own in a frame, without script and without cookies."""

from functools import wraps

from csp.decorators import csp_replace
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from agendas.meetlat.peers import Peers
from agendas.meetlat.views import one_figure
from agendas.models import Indicator
from kennisbank.models import Praktijk
from raadsportaal.basis.pages import unlisted
from raadsportaal.dossiers.profiel import ENOUGH, profiel_of
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.opendata.betekenis import vaste_adressen


def embeddable(view):
    """Any site may frame what this view shows, also that it is not there (any more)."""

    @wraps(view)
    def framed(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except Http404:
            response = render(request, "inbedden/weg.html", status=404)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return unlisted(response)

    return xframe_options_exempt(csp_replace({"frame-ancestors": ["*"]})(require_safe(framed)))


@embeddable
def praktijk(request, slug):
    """A card of a praktijk; of one that went up in another the card of that."""
    found = vaste_adressen.find(Praktijk.KIND, slug).record
    if found and found.slug != slug:
        return redirect("inbedden:praktijk", found.slug)
    praktijk = get_object_or_404(Praktijk.objects.readable().for_page(), slug=slug)
    return render(request, "inbedden/praktijk.html", {"praktijk": praktijk, "doelen": praktijk.doelen_op_volgorde})


@embeddable
@for_gemeente(Recht.OPENBAAR)
def cijfer(request, slug):
    """A figure of a municipality, with its past as a drawing; the same as its page shows."""
    gemeente = _of_today(request)
    indicator = get_object_or_404(Indicator.objects.readable().select_related("doel__agenda", "bron"), slug=slug)
    meting = one_figure(indicator, gemeente, Peers(gemeente))
    context = {"gemeente": gemeente, "indicator": indicator, "meting": meting}
    return render(request, "inbedden/cijfer.html", context)


@embeddable
@for_gemeente(Recht.OPENBAAR)
def wiel(request):
    """The wheel of the public dossiers of a municipality, where its page shows one."""
    gemeente = _of_today(request)
    dossiers = gemeente.dossiers.published()
    profiel = profiel_of(dossiers) if dossiers.count() >= ENOUGH else None
    if profiel is None or not profiel.bereikt:
        raise Http404
    context = {"gemeente": gemeente, "profiel": profiel, "vandaag": timezone.localdate()}
    return render(request, "inbedden/wiel.html", context)


def _of_today(request):
    gemeente = request.toegang.gemeente
    if not gemeente.exists(timezone.localdate()):
        raise Http404
    return gemeente
