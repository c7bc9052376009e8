"""The screen of one record of the queue: why it is here, how the public sees it, and what an editor decides."""

from csp.decorators import csp_update
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from raadsportaal.basis.adminnames import change_url
from raadsportaal.basis.digits import number_in
from raadsportaal.redactie import kinds, preview, workflow
from raadsportaal.redactie.admin.state import DeskState
from raadsportaal.redactie.checks import points, queue
from raadsportaal.redactie.models import Bronlink, Controlepunt, Daad

BESLUITEN = {"klopt": Daad.CONTROLEER, "archiveer": Daad.ARCHIVEER}


@csp_update({"frame-src": ["'self'"]})
def record(request, site, soort, pk):
    """Shown to who may see the record; decided by who may change it."""
    model, record_admin = kinds.models().get(soort, (None, None))
    keuze = queue.Controlekeuze.of(request.GET, points.kinds_of(request.user))
    found = model and model.objects.numbered(pk)
    if found is None:
        return _gone(request, model, keuze, soort, pk)
    if not record_admin.has_view_permission(request, found):
        raise PermissionDenied
    if request.method == "POST":
        return _decide(request, record_admin, found, keuze)
    return _show(request, site, record_admin, found, keuze)


def _gone(request, model, keuze, soort, pk):
    """Thrown away since: the queue goes on."""
    if model is None:
        raise Http404
    following = queue.neighbours(request.user, keuze, soort, pk)[1]
    messages.warning(request, "Deze pagina is er niet meer.")
    return redirect(queue.address(*following, keuze) if following else _list(keuze))


def _decide(request, record_admin, found, keuze):
    daad = BESLUITEN.get(request.POST.get("besluit"))
    if daad is None or not _may_decide(request, record_admin, found):
        raise PermissionDenied
    shown = DeskState.of(request).points = _posted(request)
    waiting = Controlepunt.objects.of(found).open()
    following = queue.neighbours(request.user, keuze, found.KIND, found.pk)[1]
    if not (waiting if shown is None else waiting.numbered(shown)).exists():
        messages.warning(request, f"Over ‘{found}’ is al besloten, misschien door een collega.")
        return _onward(request, keuze, following)
    try:
        record_admin.step(request, found, daad)
    except workflow.KanNiet as why:
        messages.error(request, str(why))
        return redirect(queue.address(found.KIND, found.pk, keuze))
    done = "is vandaag gecontroleerd" if daad == Daad.CONTROLEER else "staat nu in het archief"
    messages.success(request, f"‘{found}’ {done}.")
    if waiting.all().exists():
        messages.warning(
            request, f"Er wacht nog iets bij ‘{found}’ dat u niet zag, zoals een nieuwe melding. Lees het."
        )
        return redirect(queue.address(found.KIND, found.pk, keuze))
    return _onward(request, keuze, following or queue.neighbours(request.user, keuze, "", 0)[1])


def _posted(request):
    """The numbers of the reasons that were on the screen; None when it sent none."""
    sent = request.POST.getlist("punt")
    return list(filter(None, map(number_in, sent))) if sent else None


def _onward(request, keuze, following):
    if following:
        return redirect(queue.address(*following, keuze))
    messages.info(request, "Er is niets meer te controleren in deze lijst.")
    return redirect(_list(keuze))


def _list(keuze):
    return reverse("admin:redactie_controlepunt_changelist") + keuze.query()


def _may_decide(request, record_admin, found):
    return request.user.has_perm("redactie.change_controlepunt") and record_admin.has_change_permission(request, found)


def _show(request, site, record_admin, found, keuze):
    before, following = queue.neighbours(request.user, keuze, found.KIND, found.pk)
    open_points = list(Controlepunt.objects.of(found).open())
    mag = _may_decide(request, record_admin, found)
    context = {
        **site.each_context(request),
        "title": str(found),
        "opts": Controlepunt._meta,
        "record": found,
        "soort_naam": found._meta.verbose_name,
        "punten": open_points,
        "links": _links(found, open_points),
        "mag": mag,
        "mag_archiveren": mag and Daad.ARCHIVEER in workflow.steps_for(found, request.user),
        "vorige": before and queue.address(*before, keuze),
        "volgende": following and queue.address(*following, keuze),
        "lijst": _list(keuze),
        "wijzig": change_url(found, found.pk),
        "pagina": reverse("voorbeeld_openbaar", args=[preview.token_of(found)]),
    }
    return TemplateResponse(request, "beheer/controle_record.html", context)


def _links(found, open_points):
    """The links of its sources that do not simply work and that no open point tells of already."""
    urls = type(found).objects.links_of(found)
    told = " ".join(punt.uitleg for punt in open_points)
    return [link for link in Bronlink.objects.of_urls(urls).troubled() if link.url not in told]
