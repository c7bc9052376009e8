"""The suggestions at a dossier: link, refuse with a reason, choose another subdoel, undo."""

from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from agendas.models import Subdoel
from raadsportaal.basis.as_seen import IemandWasUVoor, first
from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.basis.search import clean_query
from raadsportaal.dossiers.forms import SuggestieForm
from raadsportaal.dossiers.models import Reden, Suggestiekeuze
from raadsportaal.dossiers.models.koppeling import Koppeldaad
from raadsportaal.dossiers.models.suggestie import UITKOMSTEN
from raadsportaal.dossiers.pages import linked_lists
from raadsportaal.dossiers.suggesties.excerpt import excerpt
from raadsportaal.dossiers.views.dossiers import own
from raadsportaal.gemeenten.access import Recht, for_gemeente

PER_PAGE = 40
CHOICES = 12
LATEST = 10
SAID = {
    Suggestiekeuze.GEKOPPELD: "Gekoppeld",
    Suggestiekeuze.AFGEWEZEN: "Afgewezen",
    Suggestiekeuze.WACHT: "Ongedaan gemaakt",
}


@for_gemeente(Recht.KOPPELEN)
def suggesties(request, dossier):
    dossier = own(request, dossier)
    laatst = dossier.suggesties.numbered(request.GET.get("laatst", "")).for_card().first()
    waiting = dossier.suggesties.waiting().exclude(pk=laatst.pk if laatst else None)
    cards = list(waiting.clear().for_card().in_order()[:PER_PAGE])
    context = {
        "dossier": dossier,
        "suggesties": cards,
        "total": dossier.suggesties.waiting().clear().count(),
        "mogelijk": list(waiting.possible().for_card().in_order()[:PER_PAGE]),
        "laatst": laatst,
        "besloten": list(dossier.suggesties.latest_decisions().for_card()[:LATEST]),
        "stukken": excerpt(cards),
    }
    return render_page(request, "dossiers/suggesties.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.KOPPELEN)
def suggestie(request, dossier, pk):
    """GET asks why it does not fit, or (`anders`) which subdoel does; POST decides."""
    dossier = own(request, dossier)
    suggestie = get_object_or_404(dossier.suggesties.for_card(), pk=pk)
    if request.method != "POST" or "zoek" in request.POST:
        return _ask(request, suggestie)
    form = SuggestieForm(request.POST)
    if not form.is_valid():
        return _card(request, suggestie, {"fout": "Kies wat u met deze suggestie wilt doen."}, status=422)
    try:
        suggestie = suggestie.decide(by=request.user, now=timezone.now(), **form.decision)
    except IemandWasUVoor as fault:
        return _too_late(request, fault.nu, form.decision)
    return _decided(request, suggestie)


def _ask(request, suggestie):
    """Three reasons to choose from, or the subdoelen that a search finds; at first those of the same doel."""
    typed = (request.POST.get("q") or request.GET.get("q", "")).strip()[:200]
    if "anders" not in request.GET and "zoek" not in request.POST:
        return _card(request, suggestie, {"vraag_reden": True}, focus=f"#suggestie-{suggestie.pk} input")
    words = typed if typed[:1].isdigit() else clean_query(typed)
    subdoelen = Subdoel.objects.search(words or (f"{suggestie.subdoel.doel.nummer}." if suggestie.subdoel else "-"))
    found = [subdoel for subdoel in subdoelen.for_choice()[:CHOICES] if subdoel != suggestie.subdoel]
    said = "1 subdoel gevonden" if len(found) == 1 else f"{len(found)} subdoelen gevonden"
    context = {"vraag_anders": True, "subdoelen": found, "q": typed}
    return _card(request, suggestie, context, announce=said, focus=f"#zoek-{suggestie.pk}")


def _decided(request, suggestie):
    """Over htmx the card anew, with the focus on the next one; otherwise back to the list, with this one on top."""
    total = suggestie.dossier.suggesties.waiting().clear().count()
    if wants_fragment(request):
        card, said = f"#suggestie-{suggestie.pk}", f"{_said(suggestie)} {_left(total)}"
        where = {"focus": f"{card} h3"} if suggestie.waits else {"following": (card, total)}
        context = {"total": total} | _lists_on_this_page(request, suggestie.dossier)
        return _card(request, suggestie, context, announce=said, **where)
    address = reverse("dossiers:suggesties", args=[request.toegang.gemeente.slug, suggestie.dossier.slug])
    return redirect(f"{address}?laatst={suggestie.pk}")


def _lists_on_this_page(request, dossier):
    """On the page of the dossier the same answer renews what is linked there; other pages with cards have no lists."""
    here, _, _ = (request.htmx.current_url_abs_path or "").partition("?")
    return {"lijsten": True} | linked_lists(dossier) if here == dossier.get_absolute_url() else {}


def _said(suggestie):
    return f"{SAID[Suggestiekeuze(suggestie.keuze)]}: {suggestie}."


def _left(n):
    return "Geen suggesties meer." if not n else f"Nog {n} suggestie{'' if n == 1 else 's'}."


def _too_late(request, suggestie, choice):
    """What is true now, what this person chose, and a button to do it all the same where that can be."""
    still = UITKOMSTEN.get((Koppeldaad(choice["daad"]), Suggestiekeuze(suggestie.keuze)))
    context = {
        "te_laat": True,
        "daad": Koppeldaad(choice["daad"]),
        "reden": choice["reden"],
        "kan_alsnog": still is not None,
    }
    context["anders"] = choice["anders"]
    focus = f"#suggestie-{suggestie.pk}"
    return _card(request, suggestie, context, status=409, announce=f"{first()}.", focus=focus)


def _card(request, suggestie, context, *, status=200, **said):
    context |= {"suggestie": suggestie, "dossier": suggestie.dossier, "redenen": Reden.choices}
    page, fragment = "dossiers/suggestie.html", "dossiers/suggestieantwoord.html"
    return render_page(request, page, context, fragment=fragment, status=status, **said)
