"""The third step: a draft to go over, with its versions, and as a file."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.instrumenten.bestand import as_file
from raadsportaal.instrumenten.kaarten import asked, kaarten, signers
from raadsportaal.instrumenten.models import DOSSIERSOORT, Huisstijl, Raadsregels
from raadsportaal.instrumenten.nalopen import punten
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.stijl import Stijl
from raadsportaal.instrumenten.uitvoer import UITVOER, tekst


@for_gemeente(Recht.LEZEN)
def papieren(request):
    shown = request.toegang.gemeente.concepten.seen_by(request.user)
    concepten = shown.select_related("maker", "ingediend").defer("ingediend__papier")
    context = {"concepten": concepten.with_remarks().newest_first(), "gevraagd": asked(request.toegang.lid)}
    return render_page(request, "instrumenten/papieren.html", context)


def _one(request, pk, concepten, *, to_write=True):
    concepten = concepten.select_related("maker", "ingediend__gemeente")
    if to_write and request.method == "POST":  # locked first, and read as it then is
        concepten = concepten.select_for_update(of=("self",), no_key=True)
    return get_object_or_404(concepten, pk=pk)


def own(request, pk):
    """The draft of this person in this municipality, not handed in; of anybody else there is none."""
    return _one(request, pk, request.toegang.gemeente.concepten.of_person(request.user).still_open())


def seen(request, pk):
    """Also one that its maker shows to this person. Not locked: the database lets only who writes do that."""
    return _one(request, pk, request.toegang.gemeente.concepten.seen_by(request.user), to_write=False)


def written(request, pk):
    """Also one that its maker lets this person write in."""
    return _one(request, pk, request.toegang.gemeente.concepten.written_by(request.user))


def seen_open(request, pk):
    """Likewise, and not handed in."""
    concepten = request.toegang.gemeente.concepten.seen_by(request.user).still_open()
    return _one(request, pk, concepten, to_write=False)


def may_write(request, pk) -> bool:
    return request.toegang.gemeente.concepten.written_by(request.user).filter(pk=pk).exists()


@for_gemeente(Recht.LEZEN)
def papier(request, pk):
    """Step 3: the draft part by part, with remarks beside it."""
    concept, regels = seen(request, pk), Raadsregels.of(request.toegang.gemeente)
    signed = concept.signed()
    remarks = punten(signed, regels and regels.ondertekenaars)
    context = {"concept": concept, "papier": signed, "punten": remarks, "vormen": UITVOER}
    context["bovenaan"], *context["kaarten"] = kaarten(concept, signed, remarks, request.user, timezone.now())
    stijl = Stijl(Huisstijl.objects.without_logo().of(request.toegang.gemeente).naam)
    context["als_tekst"] = tekst.as_text(signed, stijl)
    context["mede"] = signers(concept, request.user)
    context["van_mij"] = concept.maker_id == request.user.pk
    context["mag_schrijven"] = may_write(request, pk)
    context["in_te_dienen"] = context["van_mij"] and Soort(concept.soort) in DOSSIERSOORT
    context["met"] = concept.delingen.in_force(request.toegang.lid) if context["van_mij"] else []
    return render_page(request, "instrumenten/papier.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def versies(request, pk):
    """What it was; putting back makes a new version."""
    concept = written(request, pk)
    if request.method == "POST":
        number = number_in(request.POST.get("versie"))
        if not concept.versies.filter(nummer=number).exists():
            raise Http404
        concept.restore(number, by=request.user, now=timezone.now())
        messages.success(request, f"Versie {number} staat er weer. Wat u daarna schreef, is ook bewaard.")
        return redirect(concept)
    return render_page(
        request, "instrumenten/versies.html", {"concept": concept, "versies": concept.versies.select_related("door")}
    )


@require_POST
@for_gemeente(Recht.LEZEN)
def weg(request, pk):
    own(request, pk).delete()
    messages.success(request, "Het concept is weg, met al zijn versies.")
    return redirect("instrumenten:papieren", request.toegang.gemeente.slug)


@for_gemeente(Recht.LEZEN)
def haal_op(request, pk, vorm):
    """The paper as a file in one of the four forms."""
    concept = seen(request, pk)
    stijl = Huisstijl.objects.of(request.toegang.gemeente).stijl
    return as_file(concept.signed(), vorm, f"{concept.soort}-{concept.pk}", stijl)
