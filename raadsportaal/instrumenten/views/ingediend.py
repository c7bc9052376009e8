"""What was handed in: telling it, the page that shows it, and what the griffie says of it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.pages import render_page
from raadsportaal.dossiers.models import Koppeling
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.instrumenten.bestand import as_file
from raadsportaal.instrumenten.indienen import BevestigForm, IndienForm
from raadsportaal.instrumenten.models import DOSSIERSOORT, Huisstijl, Ingediend
from raadsportaal.instrumenten.nalopen import punten
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.uitvoer import UITVOER
from raadsportaal.instrumenten.views.concepten import own


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def dien_in(request, pk):
    """Its maker says that it was handed in: the text becomes part of the dossiers, and is fixed."""
    if request.method == "POST":  # one at a time: two would choose the same address for their dossier
        Gemeente.objects.select_for_update(no_key=True).get(pk=request.toegang.gemeente.pk)
    concept = own(request, pk)
    if Soort(concept.soort) not in DOSSIERSOORT:
        raise Http404
    form = IndienForm(concept, request.POST or None)
    if form.is_valid():
        known = {name: form.cleaned_data[name] for name in ("dag", "nummer", "bij")}
        linked = Recht.KOPPELEN in request.toegang.rechten
        made = Ingediend.make(concept, form.chosen(), **known, linked=linked, by=request.user, now=timezone.now())
        messages.success(request, "Uw stuk staat nu bij de dossiers van uw raad. De griffie bevestigt het nog.")
        return redirect(made)
    context = {"concept": concept, "form": form, "punten": punten(concept.inhoud)}
    return render_page(request, "instrumenten/dien_in.html", context, status=422 if form.errors else 200)


def one(request, pk):
    """Of this municipality, where the database shows it: to its members, and once it is published to everyone."""
    found = Ingediend.objects.select_related("dossier__gemeente", "dossier__bij", "gemeente", "door")
    if request.method == "POST":  # locked by its dossier: of its own row the database lets only the griffie do that
        request.toegang.gemeente.dossiers.select_for_update(no_key=True).filter(ingediend=pk).first()
    return get_object_or_404(found, pk=pk, gemeente=request.toegang.gemeente)


@for_gemeente(Recht.OPENBAAR)
def ingediend(request, pk):
    stuk = one(request, pk)
    context = {
        "stuk": stuk,
        "dossier": stuk.dossier,
        "papier": stuk.inhoud,
        "koppelingen": Koppeling.objects.linked().filter(dossier=stuk.dossier_id).read_for_page(),
        "vormen": UITVOER,
        "mag_terug": _may_undo(request, stuk),
    }
    return render_page(request, "instrumenten/ingediend.html", context)


@for_gemeente(Recht.OPENBAAR)
def haal_ingediend_op(request, pk, vorm):
    """The paper as a file, as it was handed in."""
    stuk = one(request, pk)
    stijl = Huisstijl.objects.of(stuk.gemeente).stijl  # plain to a visitor: the logo is behind the lock
    return as_file(stuk.inhoud, vorm, stuk.dossier.slug, stijl)


@for_gemeente(Recht.KOPPELEN)
def te_bevestigen(request):
    """What members say that they handed in, and the griffie did not say yet."""
    waiting = Ingediend.objects.filter(gemeente=request.toegang.gemeente).unconfirmed()
    stukken = waiting.for_list().select_related("door").newest_first()
    return render_page(request, "instrumenten/te_bevestigen.html", {"stukken": stukken})


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.KOPPELEN)
def bevestig(request, pk):
    """By the griffie: that it has the paper, under which number, and where it stands."""
    stuk = one(request, pk)
    form = BevestigForm(request.POST or None, instance=stuk.dossier)
    if form.is_valid():
        form.save().confirm(timezone.now())
        messages.success(request, "Bevestigd. Iedereen in uw raad ziet nu dat dit stuk is ingediend.")
        return redirect(stuk)
    context = {"stuk": stuk, "dossier": stuk.dossier, "form": form}
    return render_page(request, "instrumenten/bevestig.html", context, status=422 if form.errors else 200)


@require_POST
@for_gemeente(Recht.LEZEN)
def niet_ingediend(request, pk):
    """By its maker as long as the griffie did not confirm it, or by the griffie: it was a slip."""
    stuk = one(request, pk)
    if not _may_undo(request, stuk):
        raise PermissionDenied
    stuk.undo()
    messages.success(request, "Dit stuk staat niet meer bij de dossiers. Het is weer een concept van de maker.")
    if stuk.concept_id and stuk.door_id == request.user.pk:
        return redirect("instrumenten:papier", request.toegang.gemeente.slug, stuk.concept_id)
    return redirect("dossiers:dossiers", request.toegang.gemeente.slug)


def _may_undo(request, stuk):
    if stuk.is_confirmed:
        return False
    return stuk.door_id == request.user.pk or Recht.KOPPELEN in request.toegang.rechten
