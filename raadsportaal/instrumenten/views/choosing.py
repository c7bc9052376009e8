"""From a find to a paper, the first two steps: what do you want, and what goes in?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.pages import render_page
from raadsportaal.basis.texts import plain
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.gemeenten.models import Rol
from raadsportaal.instrumenten import materiaal
from raadsportaal.instrumenten.bewaarlijst.lijst import to_add
from raadsportaal.instrumenten.bouwen import Indiener, build
from raadsportaal.instrumenten.elders import asked_about
from raadsportaal.instrumenten.models import DOSSIERSOORT, Concept, Raadsregels, Zin
from raadsportaal.instrumenten.soorten import BIJ_STUK, OF_OFFICIALS, UITLEG, Soort
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
        "regels": Raadsregels.of(request.toegang.gemeente),
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
        "regels": Raadsregels.of(request.toegang.gemeente),
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
