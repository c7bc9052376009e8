"""Pages of a municipality: its own page, what it shows to everyone, its Global Goals profile, and the list of all."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone

from agendas.models import Doel
from kennisbank.models import Praktijk
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.search import clean_query
from raadsportaal.basis.search.indexing import sort_key
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.profiel import (
    ENOUGH,
    choose,
    example_profiel,
    keuzes_of,
    koppelingen_per_dossier,
    koppelingen_with,
    profiel_of,
    published_per_gemeente,
)
from raadsportaal.dossiers.views.lezingen import readings_of
from raadsportaal.gemeenten.access import PUBLISHED, Recht, bereik, for_gemeente, has_griffier
from raadsportaal.gemeenten.models import Gemeente, Lidmaatschap, Provincie
from raadsportaal.gemeenten.successors import successors_of
from raadsportaal.portaal import attention, cooperation, own_figures
from raadsportaal.portaal.attention import greeting, is_alone, meeting_sentence, next_meeting, tasks
from raadsportaal.portaal.fitting import fitting_examples, question_of_the_day
from raadsportaal.portaal.latest import latest_sittings
from raadsportaal.volgen import seen

PER_PAGE = 25  # dossiers on the public page, before "Toon meer"


@login_required
def mijn_gemeente(request):
    """To the municipality that the person worked in last."""
    leden = list(Lidmaatschap.objects.of_person(request.user))
    if not leden:
        return render_page(request, "portaal/mijn_gemeente_geen.html")
    last = request.session.get("gemeente")
    return redirect(next((lid for lid in leden if lid.gemeente_id == last), leden[0]).gemeente)


@for_gemeente(Recht.OPENBAAR)
def gemeente(request):
    """For who works there Mijn gemeente; for everyone else what it published."""
    if request.toegang.lid:
        return _own(request)
    if not request.toegang.gemeente.exists(timezone.localdate()):
        return _former(request)
    return _public(request)


def _own(request):
    gemeente, now = request.toegang.gemeente, timezone.localtime()
    profiel = profiel_of(gemeente.dossiers.current())
    lezingen = list(readings_of(request).light())
    context = {"gemeente": gemeente, "profiel": profiel, "lezing": lezingen[0] if lezingen else None}
    if not profiel.dossiers:
        context |= {"voorbeeldprofiel": example_profiel(), "alleen": is_alone(request.toegang, request.user)}
        return render_page(request, "portaal/mijn_gemeente_leeg.html", context | {"groet": greeting(now, request.user)})
    today = timezone.localdate(now)
    meeting = next_meeting(gemeente, today)
    context |= {
        "groet": f"{greeting(now, request.user)} {meeting_sentence(meeting, today)}",
        "taken": tasks(request.toegang, request.user, meeting, now, lezingen, few=_few(request)),
        "vraag": None if Recht.BEWERKEN in request.toegang.rechten else question_of_the_day(meeting, today),
        "passend": fitting_examples(gemeente),
        "dossiercijfers": own_figures.for_dossiers(gemeente),
        "samen": cooperation.of_gemeente(request.toegang, now),
        "nieuw": seen.unseen(request.user),
    }
    return render_page(request, "portaal/mijn_gemeente.html", context)


def _few(request):
    """How many of each kind stand in the list of what asks for attention."""
    return attention.MANY if request.GET.get("aandacht") == "alles" else attention.FEW


def _profile_context(request):
    """The profile of all current dossiers, or of what the filters in the address leave of them."""
    dossiers = request.toegang.gemeente.dossiers.current()
    keuzes = keuzes_of(dossiers, request.GET)
    profiel = profiel_of(choose(dossiers, keuzes))
    asked = {keuze.param: keuze.gekozen for keuze in keuzes if keuze.gekozen}
    return {
        "gemeente": request.toegang.gemeente,
        "aantal": dossiers.count() if asked else profiel.dossiers,
        "keuzes": keuzes,
        "gefilterd": bool(asked),
        "keuze_query": urlencode({"welke": "alles"} | asked),  # the list of dossiers has the same filters
        "profiel": profiel,
    }


def _former(request):
    gemeente = request.toegang.gemeente
    context = {"gemeente": gemeente, "opvolgers": successors_of([gemeente], timezone.localdate())[gemeente.pk]}
    return render_page(request, "portaal/gemeente_vroeger.html", context)


def _public(request):
    """Read in the scope of what is public; the queryset says the same."""
    gemeente, today = request.toegang.gemeente, timezone.localdate()
    published = gemeente.dossiers.published().select_related("ingediend__gemeente").defer("ingediend__papier")
    shown = list(published[: PER_PAGE * _page(request)])
    ties = koppelingen_per_dossier(shown)
    total = published.count()
    context = {
        "gemeente": gemeente,
        "vandaag": today,
        "griffie": has_griffier(gemeente),
        "dossiers": [(dossier, ties.get(dossier.pk, [])) for dossier in shown],
        "aantal": total,
        "volgende": _page(request) + 1 if total > len(shown) else None,
        "profiel": profiel_of(published) if total >= ENOUGH else None,
        "cijfers": own_figures.first_few(gemeente, own_figures.ON_PAGE) if not gemeente.verzonnen else [],
        **cooperation.public(gemeente, today),
        "voorbeelden": Praktijk.objects.published().of_plaats(gemeente.naam).for_cards()[:3],
        "vroeger": gemeente.voorgangers.order_by("sorteernaam"),
    }
    return render_page(request, "portaal/gemeente.html", context)


def _page(request):
    return min(number_in(request.GET.get("pagina")) or 1, 40)


@for_gemeente(Recht.LEZEN)
def doelen(request):
    context = _profile_context(request) | {"heel": True}
    n = context["profiel"].dossiers
    announce = f"{number_of(n, 'dossier', 'dossiers')}, {context['profiel'].bereikt} van 17 doelen"
    page, fragment = "portaal/profiel.html", "portaal/_profiel.html"
    return render_page(request, page, context, fragment=fragment, announce=announce)


@for_gemeente(Recht.LEZEN)
def wijzigingen(request):
    """What was done lately in the dossiers, and by whom."""
    context = {"gemeente": request.toegang.gemeente, "wijzigingen": latest_sittings(request.toegang)}
    return render_page(request, "portaal/wijzigingen.html", context)


@for_gemeente(Recht.LEZEN)
def doel(request, nummer):
    """The own dossiers with one Global Goal; or that there are none, with what others do."""
    all_doelen = list(Doel.objects.published_goals())
    doel = next((doel for doel in all_doelen if doel.nummer == nummer), None)
    if doel is None:
        raise Http404
    dossiers = request.toegang.gemeente.dossiers.current()
    per_naar = {}
    for koppeling in koppelingen_with(dossiers, nummer):
        per_naar.setdefault(koppeling.naar, []).append(koppeling)
    context = {
        "gemeente": request.toegang.gemeente,
        "doel": doel,
        "doelen": all_doelen,
        "per_naar": list(per_naar.items()),
        "aantal": len({k.dossier_id for ties in per_naar.values() for k in ties}),
    }
    return render_page(request, "portaal/profiel_doel.html", context)


def gemeenten(request):
    """All municipalities, by province; former ones only for who looks for their name."""
    today, words = timezone.localdate(), clean_query(request.GET.get("q", ""))
    current = _named(Gemeente.objects.current(today), words)
    former = _named(Gemeente.objects.former(today), words) if words else []
    now = successors_of(former, today) if former else {}
    groups = [(label, [g for g in current if g.provincie == code]) for code, label in Provincie.choices]
    groups += [("Verzonnen gemeenten", [g for g in current if not g.provincie])]
    with bereik(PUBLISHED):
        openbaar = published_per_gemeente()
    context = {
        "words": words,
        "groepen": [group for group in groups if group[1]],
        "vroeger": [(gemeente, now[gemeente.pk]) for gemeente in former],
        "openbaar": openbaar,
    }
    n = len(current) + len(former)
    announce = number_of(n, "gemeente gevonden", "gemeenten gevonden")
    page, fragment = "portaal/gemeenten.html", "portaal/_gemeenten.html"
    return render_page(request, page, context | {"aantal": n}, fragment=fragment, announce=announce)


def _named(gemeenten, words):
    """By name or province. In Python: sudwest finds Súdwest-Fryslân, and s-Hertogenbosch needs no apostrophe."""
    wanted = sort_key(words)
    shown = gemeenten.only("naam", "slug", "provincie", "verzonnen", "einddatum")
    provincies = {code for code, label in Provincie.choices if words and sort_key(clean_query(label)) == wanted}
    return [
        gemeente
        for gemeente in shown
        if gemeente.provincie in provincies or wanted in sort_key(clean_query(gemeente.naam))
    ]
