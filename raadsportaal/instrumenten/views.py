"""From a find to a paper in three steps: what do you want, what goes in, go over it and fetch it."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis.as_seen import SEEN
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.basis.texts import plain
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.gemeenten.models import Rol
from raadsportaal.instrumenten import materiaal
from raadsportaal.instrumenten.bestand import as_file
from raadsportaal.instrumenten.bewaarlijst.lijst import to_add
from raadsportaal.instrumenten.bouwen import Indiener, build, with_facts
from raadsportaal.instrumenten.elders import asked_about
from raadsportaal.instrumenten.forms import DeelForm, GegevensForm, RaadsregelsForm
from raadsportaal.instrumenten.kaarten import asked, kaarten, signers
from raadsportaal.instrumenten.models import DOSSIERSOORT, Concept, Huisstijl, Raadsregels, Schrijfbeurt, Zin
from raadsportaal.instrumenten.nalopen import punten
from raadsportaal.instrumenten.papier import GEGEVENS, mark
from raadsportaal.instrumenten.soorten import BIJ_STUK, OF_OFFICIALS, UITLEG, Soort
from raadsportaal.instrumenten.stijl import Stijl
from raadsportaal.instrumenten.uitvoer import UITVOER, tekst
from raadsportaal.instrumenten.zinnen import Zinnen

MOST_PICKED, LONGEST = 12, 400  # of each kind, and characters of a question
MOST_DRAFTS = 200  # of one person in one municipality


def zinnen():
    return Zinnen(Zin.objects.all().changed())


def picked(query) -> materiaal.Keuze:
    """What an address or a form names; anything may come in."""

    def texts(name):
        return [plain(text)[:LONGEST].strip() for text in query.getlist(name)[:MOST_PICKED]]

    own = [line.strip()[:LONGEST] for line in plain(query.get("eigen", "")).splitlines()[:MOST_PICKED]]
    questions = [text for text in [*texts("vraag"), *own] if text]
    dossier = plain(query.get("dossier", ""))[:120]
    return materiaal.Keuze(
        dossier, texts("subdoel"), texts("cijfer"), texts("praktijk"), questions, texts("afspraak"), texts("doel")
    )


def soorten_for(toegang):
    """What this person writes: who does not keep the dossiers makes no jaarbeeld of them."""
    if toegang.lid.rol == Rol.AMBTENAAR:
        return OF_OFFICIALS
    return tuple(soort for soort in UITLEG if soort != Soort.JAARBEELD or Recht.BEWERKEN in toegang.rechten)


def _regels(request):
    return Raadsregels.objects.filter(gemeente=request.toegang.gemeente).first()


@for_gemeente(Recht.LEZEN)
def wat(request):
    """Step 1: which paper."""
    groups = {}
    for soort in soorten_for(request.toegang):
        groups.setdefault(UITLEG[soort].groep, []).append({"soort": soort, "uitleg": UITLEG[soort]})
    found = materiaal.chosen(request.toegang.gemeente, picked(request.GET), timezone.localdate())
    context = {
        "groepen": groups,
        "gekozen": found,
        "zonder_besluit": BIJ_STUK in groups and not (found.dossier and found.dossier.is_open),
        "regels": _regels(request),
        "vraag": request.GET.urlencode(),
    }
    return render_page(request, "instrumenten/wat.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def waaruit(request, soort):
    """Step 2: what goes in. Nothing is kept before the draft is made."""
    if soort not in Soort.values:
        raise Http404
    if Soort(soort) not in soorten_for(request.toegang):
        raise PermissionDenied
    if request.method == "POST":
        return _make(request, Soort(soort))
    gemeente, keuze = request.toegang.gemeente, picked(request.GET)
    aanbod = materiaal.offered(gemeente, keuze, timezone.localdate())
    context = {
        "soort": Soort(soort),
        "uitleg": UITLEG[soort],
        "aanbod": aanbod,
        "stukken": asked_about(aanbod) if Soort(soort) in DOSSIERSOORT else [],
        "keuze": keuze,
        "bewaard": to_add(request.toegang.lid, aanbod),
        "regels": _regels(request),
    }
    return render_page(request, "instrumenten/waaruit.html", context)


def _make(request, soort):
    gemeente, keuze = request.toegang.gemeente, picked(request.POST)
    found = materiaal.chosen(gemeente, keuze, timezone.localdate(), request.build_absolute_uri)
    indiener = Indiener(request.user.naam, plain(request.POST.get("fractie", ""))[:80].strip())
    return keep_draft(request, build(soort, found, zinnen(), indiener))


def keep_draft(request, papier):
    """As a draft of this person, and on to its page; who has very many throws one away first."""
    gemeente = request.toegang.gemeente
    if gemeente.concepten.of_person(request.user).count() >= MOST_DRAFTS:
        messages.error(request, f"U hebt al {MOST_DRAFTS} concepten. Gooi er eerst een weg.")
        return redirect("instrumenten:papieren", gemeente.slug)
    messages.success(request, "Uw concept is klaar om na te lopen. Alleen u ziet het.")
    return redirect(Concept.make(gemeente, papier, by=request.user, now=timezone.now()))


@for_gemeente(Recht.LEZEN)
def papieren(request):
    shown = request.toegang.gemeente.concepten.seen_by(request.user)
    concepten = shown.select_related("maker", "ingediend").defer("ingediend__papier")
    context = {"concepten": concepten.with_remarks().newest_first(), "gevraagd": asked(request.toegang.lid)}
    return render_page(request, "instrumenten/papieren.html", context)


def _one(request, pk, concepten, *, to_write=True):
    concepten = concepten.select_related("gemeente", "maker", "ingediend__gemeente")
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
    concept, regels = seen(request, pk), _regels(request)
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
def gegevens(request, pk):
    """The title and the facts, one person at a time as in a part; kept when that person is done, not while typing."""
    concept, now = written(request, pk), timezone.now()
    beurt = Schrijfbeurt.live_of_another(concept, GEGEVENS, request.user, now)
    form = GegevensForm.of(concept.inhoud, request.POST or None, beurt)
    if form.is_valid():
        new = with_facts(concept.inhoud, form.cleaned_data["titel"], form.facts(), zinnen())
        concept.rewrite(new, "Titel en gegevens", by=request.user, now=now)
        Schrijfbeurt.give_back(concept, GEGEVENS, by=request.user)
        return redirect(concept)
    context = {"concept": concept, "form": form, "deel": form.deel, "beurt": beurt}
    page = "instrumenten/bezet.html" if beurt and not form.is_bound else "instrumenten/gegevens.html"
    return render_page(request, page, context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.LEZEN)
def deel(request, pk, deel):
    """One part to write in; a fixed sentence is no part of that. Who types has it kept without asking."""
    concept = written(request, pk)
    part = concept.inhoud.deel(deel)
    if part is None or part.is_fixed:
        raise Http404
    beurt = Schrijfbeurt.live_of_another(concept, deel, request.user, timezone.now())
    form = DeelForm(part, len(concept.inhoud.bronnen), request.POST or None, beurt)
    if wants_fragment(request) and form.is_bound:
        return _keep_typed(request, concept, form)
    if form.is_valid():
        concept.write(form.result(), by=request.user, now=timezone.now())
        Schrijfbeurt.give_back(concept, deel, by=request.user)
        messages.success(request, f"Bewaard: {part.kop or 'dit deel'}")
        return redirect(f"{concept.get_absolute_url()}#{part.sleutel}")
    context = {"concept": concept, "deel": part, "form": form, "bronnen": concept.inhoud.bronnen}
    context |= {"gezien": form[SEEN].value(), "beurt": beurt}
    page = "instrumenten/bezet.html" if beurt and not form.is_bound else "instrumenten/deel.html"
    return render_page(request, page, context, status=form.status)


@require_POST
@for_gemeente(Recht.LEZEN)
def beurt(request, pk, deel):
    """Open a part to write in it, unless another does; or leave it. A GET takes no turn: it changes nothing."""
    concept, now = written(request, pk), timezone.now()
    part = concept.inhoud.bovenaan if deel == GEGEVENS else concept.inhoud.deel(deel)
    if part is None or part.is_fixed:
        raise Http404
    if request.POST.get("daad") == "los":
        Schrijfbeurt.give_back(concept, deel, by=request.user)
        return redirect(f"{concept.get_absolute_url()}#{deel}")
    if not Schrijfbeurt.live_of_another(concept, deel, request.user, now):
        Schrijfbeurt.take(concept, deel, by=request.user, now=now)
    if deel == GEGEVENS:
        return redirect("instrumenten:gegevens", request.toegang.gemeente.slug, pk)
    return redirect("instrumenten:deel", request.toegang.gemeente.slug, pk, deel)


def _keep_typed(request, concept, form):
    """Says when it was kept; or that it was not, and then the page still has seen what it saw."""
    now, bewaard = timezone.now(), form.is_valid()
    gezien = request.POST.get(SEEN, "")
    if bewaard:
        part = form.result()
        Schrijfbeurt.take(concept, part.sleutel, by=request.user, now=now)
        concept.keep_typed(part, now=now)
        gezien = mark(part)
    context = {"bewaard": bewaard, "nu": now, "gezien": gezien, "voor": form.another_was_first}
    return render(request, "instrumenten/_bewaard.html", context, status=form.status)


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


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.KOPPELEN)
def raadsregels(request):
    """By the griffie: what the rules of order of its council say."""
    regels = _regels(request) or Raadsregels(gemeente=request.toegang.gemeente)
    form = RaadsregelsForm(request.POST or None, instance=regels)
    if form.is_valid():
        form.save()
        messages.success(request, "De regels zijn bewaard. Nieuwe concepten gebruiken ze.")
        return redirect("instrumenten:wat", request.toegang.gemeente.slug)
    return render_page(request, "instrumenten/raadsregels.html", {"form": form}, status=422 if form.errors else 200)
