"""The cards of a dossier beside its text: link, refuse with a reason, choose another subdoel or passage, undo."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from agendas.models import Subdoel
from raadsportaal.basis.as_seen import IemandWasUVoor, first
from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.basis.search import clean_query
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.forms import PassageForm, SuggestieForm
from raadsportaal.dossiers.forms.lezing import MAX_TOELICHTING
from raadsportaal.dossiers.models import AlGedaan, Koppelrichting, Reden, Suggestiekeuze
from raadsportaal.dossiers.models.koppeling import Koppeldaad
from raadsportaal.dossiers.models.suggestie import UITKOMSTEN
from raadsportaal.dossiers.pages import linked_lists
from raadsportaal.dossiers.suggesties.board import WAT, Bord, card_places
from raadsportaal.dossiers.suggesties.choosing import Keuze, NietInTekst, link_passage
from raadsportaal.dossiers.views.dossiers import own
from raadsportaal.dossiers.views.wachtend import Terugweg
from raadsportaal.gemeenten.access import Recht, for_gemeente

CHOICES = 12
SAID = {
    Suggestiekeuze.GEKOPPELD: "Gekoppeld",
    Suggestiekeuze.AFGEWEZEN: "Afgewezen",
    Suggestiekeuze.WACHT: "Ongedaan gemaakt",
}


@for_gemeente(Recht.KOPPELEN)
def suggesties(request, dossier):
    """All cards beside the text; over htmx another chapter of the text alone."""
    dossier = own(request, dossier)
    laatst = dossier.suggesties.numbered(request.GET.get("laatst", "")).for_card().first()
    bord = Bord(dossier, request.GET, laatst)
    context = {"dossier": dossier, "bord": bord, "laatst": laatst, "total": bord.n_wacht, "soorten": WAT}
    if request.htmx.target != "tekst":
        return render_page(request, "dossiers/suggesties.html", context)
    focus = f"#al-{bord.bij}" if bord.bij is not None else "#tekst-kop"
    return render_page(request, "dossiers/suggesties.html", context, fragment="dossiers/_tekst.html", focus=focus)


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
        if form.asks_another:
            return _ask_another(request, suggestie, form.fault)
        return _card(request, suggestie, {"fout": form.fault}, status=422)
    try:
        suggestie = suggestie.decide(by=request.user, now=timezone.now(), **form.decision)
    except IemandWasUVoor as fault:
        return _too_late(request, fault.nu, form.decision)
    return _decided(request, suggestie)


def _ask(request, suggestie):
    """Three reasons to choose from, or which other subdoel fits."""
    if "anders" in request.GET or "zoek" in request.POST:
        return _ask_another(request, suggestie)
    return _card(request, suggestie, {"vraag_reden": True}, focus=f"#suggestie-{suggestie.pk} input")


def _ask_another(request, suggestie, fault=""):
    """The subdoelen that a search finds; at first those of the same doel."""
    typed, goal = _typed(request), suggestie.global_goal
    found = [
        subdoel for subdoel in _subdoelen(typed, f"{goal.nummer}." if goal else "-") if subdoel != suggestie.subdoel
    ]
    context = {"vraag_anders": True, "subdoelen": found, "q": typed, "fout": fault}
    context["toelichting"] = request.POST.get("toelichting", suggestie.eerste_toelichting)[:MAX_TOELICHTING]
    status, said = (422, fault) if fault else (200, _counted(found))
    return _card(request, suggestie, context, status=status, announce=said, focus=f"#zoek-{suggestie.pk}")


def _typed(request):
    return (request.POST.get("q") or request.GET.get("q", "")).strip()[:200]


def _subdoelen(typed, otherwise):
    """Those that a search finds, by number or word."""
    words = typed if typed[:1].isdigit() else clean_query(typed)
    return list(Subdoel.objects.search(words or otherwise).for_choice()[:CHOICES])


def _counted(subdoelen):
    return number_of(len(subdoelen), "subdoel gevonden", "subdoelen gevonden")


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.KOPPELEN)
def passage(request, dossier, pk):
    """Link a passage that the griffie chose in the text: the paragraph at `begin`, or the words selected in it."""
    dossier = own(request, dossier)
    stuk = get_object_or_404(dossier.stukken, pk=pk)
    keuze = Keuze.asked(stuk, request.POST or request.GET)
    typed = _typed(request)
    looking = request.method != "POST" or "zoek" in request.POST
    first = {"passage": keuze.tekst, "toelichting": keuze.toelichting}
    form = PassageForm(initial=first | request.POST.dict()) if looking else PassageForm(request.POST)
    if not looking and form.is_valid():
        try:
            suggestie = link_passage(keuze, by=request.user, now=timezone.now(), **form.cleaned_data)
        except NietInTekst as fault:
            form.add_error("passage", str(fault))
        except AlGedaan as fault:
            form.add_error(None, f"{fault} Kies een ander subdoel, of wijzig de koppeling bij het dossier.")
        else:
            return _chosen(request, suggestie)
    found = _subdoelen(typed, "-") if typed else []
    context = {"dossier": dossier, "stuk": stuk, "keuze": keuze, "form": form, "q": typed, "subdoelen": found}
    focus = "#id_passage" if not typed else "#zoek-subdoel"
    said = _counted(found) if typed else "U koos een passage. Kies een subdoel."
    page, fragment = "dossiers/passage.html", "dossiers/_passage.html"
    status = 422 if form.errors else 200
    return render_page(request, page, context, fragment=fragment, status=status, announce=said, focus=focus)


def _chosen(request, suggestie):
    """Back to the text, where the passage is marked now, with its card on top."""
    address = reverse("dossiers:suggesties", args=[request.toegang.gemeente.slug, suggestie.dossier.slug])
    address += f"?laatst={suggestie.pk}&stuk={suggestie.stuk_id}&bij={suggestie.begin}"
    return HttpResponse(headers={"HX-Redirect": address}) if wants_fragment(request) else redirect(address)


def _decided(request, suggestie):
    """Over htmx the card anew, with the focus on the next one; otherwise back to the list, with this one on top."""
    terugweg = Terugweg(request)
    if terugweg.here and not wants_fragment(request):
        return redirect(terugweg.address(f"s{suggestie.pk}"))
    if wants_fragment(request):
        total = terugweg.totaal if terugweg.here else suggestie.dossier.suggesties.waiting().clear().count()
        card, said = f"#suggestie-{suggestie.pk}", f"{_said(suggestie)} {_left(total)}"
        where = {"focus": f"{card} [data-kop]"} if suggestie.waits else {"following": (card, total)}
        told = {"wacht_totaal" if terugweg.here else "total": total}
        context = told | _lists_on_this_page(request, suggestie.dossier)
        return _card(request, suggestie, context, announce=said, **where)
    address = reverse("dossiers:suggesties", args=[request.toegang.gemeente.slug, suggestie.dossier.slug])
    return redirect(f"{address}?laatst={suggestie.pk}")


def _lists_on_this_page(request, dossier):
    """At the dossier the same answer renews what is linked there; beside the text the count of decisions."""
    here, _, _ = (request.htmx.current_url_abs_path or "").partition("?")
    if here == dossier.get_absolute_url():
        return {"lijsten": True} | linked_lists(dossier)
    if here == reverse("dossiers:suggesties", args=[request.toegang.gemeente.slug, dossier.slug]):
        return {"n_besloten": dossier.suggesties.decided().count()}
    return {}


def _said(suggestie):
    koppeling = suggestie.koppeling
    known = koppeling and koppeling.richting != Koppelrichting.ONBEKEND
    how = f", {koppeling.get_richting_display().lower()}" if known else ""
    return f"{SAID[Suggestiekeuze(suggestie.keuze)]}: {koppeling or suggestie}{how}."


def _left(n):
    return "Geen kaarten meer." if not n else f"Nog {number_of(n, 'kaart', 'kaarten')}."


def _too_late(request, suggestie, choice):
    """What is true now, what this person chose, and a button to do it all the same where that can be."""
    still = UITKOMSTEN.get((Koppeldaad(choice["daad"]), Suggestiekeuze(suggestie.keuze)))
    context = {
        "te_laat": True,
        "daad": Koppeldaad(choice["daad"]),
        "reden": choice["reden"],
        "anders": choice["anders"],
        "richting": choice.get("richting", ""),
        "toelichting": choice.get("toelichting", ""),
        "kan_alsnog": still is not None,
    }
    focus = f"#suggestie-{suggestie.pk}"
    return _card(request, suggestie, context, status=409, announce=f"{first()}.", focus=focus)


def _card(request, suggestie, context, *, status=200, **said):
    terugweg = Terugweg(request)
    if suggestie.waits and suggestie.ook and not terugweg.here:
        suggestie.plaatsen = card_places(suggestie, suggestie.dossier.stukken.get(pk=suggestie.stuk_id))
    context |= {"suggestie": suggestie, "dossier": suggestie.dossier, "redenen": Reden.choices} | terugweg.context
    page, fragment = "dossiers/suggestie.html", "dossiers/suggestieantwoord.html"
    return render_page(request, page, context, fragment=fragment, status=status, **said)
