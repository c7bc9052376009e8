"""The queue of proposals, and deciding about a koppeling: koppel, past niet, ontkoppel, undo."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.as_seen import IemandWasUVoor, first
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.forms import BeslotenForm, BesluitForm
from raadsportaal.dossiers.models import Koppeling, Reden
from raadsportaal.dossiers.models.koppeling import UITKOMSTEN, Besluit, Koppeldaad
from raadsportaal.dossiers.pages import linked_lists
from raadsportaal.dossiers.views.lists import next_address
from raadsportaal.dossiers.views.wachtend import Terugweg
from raadsportaal.gemeenten.access import Recht, for_gemeente

PER_PAGE = 50
LATEST = 10
SAID = {
    Besluit.GEKOPPELD: "Gekoppeld",
    Besluit.AFGEWEZEN: "Afgewezen",
    Besluit.ONTKOPPELD: "Ontkoppeld",
    Besluit.VOORSTEL: "Ongedaan gemaakt",
    Besluit.INGETROKKEN: "Ingetrokken",
}


@for_gemeente(Recht.KOPPELEN)
def voorstellen(request):
    own = Koppeling.objects.of_gemeente(request.toegang.gemeente)
    queue = own.queue(timezone.localdate())
    context = {
        "voorstellen": list(queue.with_others()[:PER_PAGE]),
        "total": queue.count(),
        "rij": True,
        "terug": "rij",
        "besloten": list(own.decided_proposals().first_few(LATEST).for_card()),
    }
    if last := number_in(request.GET.get("laatst")):
        context["laatst"] = own.with_others().filter(pk=last).first()
    return render_page(request, "dossiers/voorstellen.html", context)


@for_gemeente(Recht.KOPPELEN)
def besloten(request):
    """Every decision about a proposal, of any age, with its undoing; those about suggestions stand at their dossier."""
    form = BeslotenForm(request.GET, request.toegang.gemeente)
    page = Paginator(form.found().values_list("pk", flat=True), PER_PAGE).get_page(request.GET.get("pagina"))
    page.object_list = form.found().for_card().filter(pk__in=list(page.object_list))
    context = {"form": form, "page": page, "next_page": next_address(request, page)}
    return render_page(request, "dossiers/voorstellen_besloten.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.VOORSTELLEN)
def besluit(request, pk):
    """GET asks why it does not fit; POST decides. A councillor may take back an own proposal, and no more."""
    koppeling = get_object_or_404(_within_reach(request).with_others(), pk=pk)
    if Recht.KOPPELEN not in request.toegang.rechten:
        return _take_back(request, koppeling)
    if request.method != "POST":
        return _card(request, koppeling, {"vraag_reden": True}, focus=f"#voorstel-{pk} input")
    form = BesluitForm(request.POST)
    if not form.is_valid():
        return _card(request, koppeling, {"fout": "Kies wat u met dit voorstel wilt doen."}, status=422)
    try:
        koppeling = koppeling.decide(by=request.user, now=timezone.now(), **form.decision)
    except IemandWasUVoor as fault:
        return _too_late(request, fault.nu, form.decision)
    except Koppeling.DoesNotExist as gone:  # an editor merged two praktijken: its dossier has the other one
        raise Http404 from gone
    return _decided(request, koppeling)


def _take_back(request, koppeling):
    """Answered without the card: on it stands what others wrote who proposed the same."""
    if request.POST.get("daad") != Koppeldaad.TREK_IN:
        raise PermissionDenied
    form = BesluitForm(request.POST)
    try:
        if form.is_valid():
            koppeling.decide(by=request.user, now=timezone.now(), **form.decision)
            messages.success(request, "U hebt uw voorstel ingetrokken.")
        else:
            messages.error(request, "Uw voorstel is niet ingetrokken. Probeer het opnieuw.")
    except (IemandWasUVoor, Koppeling.DoesNotExist):
        messages.warning(request, f"{first()}: de griffie deed intussen iets met uw voorstel. Kijk hoe het nu is.")
    return redirect(koppeling.dossier)


def _within_reach(request):
    """For the griffie all koppelingen of the municipality; for others their own proposals, as if there were no more."""
    koppelingen = Koppeling.objects.of_gemeente(request.toegang.gemeente)
    if Recht.KOPPELEN in request.toegang.rechten:
        return koppelingen
    return koppelingen.proposed_by(request.user)


def _decided(request, koppeling):
    """Over htmx the card anew, with the focus on the next one; otherwise back to where the person was."""
    said = f"{SAID[koppeling.besluit]}: {koppeling}."
    terugweg = Terugweg(request)
    if wants_fragment(request):
        total = terugweg.totaal if terugweg.here else _queue(request, koppeling).count()
        card, told = f"#voorstel-{koppeling.pk}", {"wacht_totaal" if terugweg.here else "total": total}
        heading = f"{card} {'h4' if terugweg.here else 'h3'}"
        where = {"focus": heading} if koppeling.waits else {"following": (card, total)}
        return _card(request, koppeling, told, announce=f"{said} {_left(total, terugweg)}", **where)
    if terugweg.here:
        return redirect(terugweg.address(f"v{koppeling.pk}"))
    if _place(request) == "rij":
        address = reverse("dossiers:voorstellen", args=[request.toegang.gemeente.slug])
        return redirect(f"{address}?laatst={koppeling.pk}")
    messages.success(request, said)
    return redirect(f"{koppeling.dossier.get_absolute_url()}#koppeling-{koppeling.pk}")


def _queue(request, koppeling):
    """What still waits where this person is: in the whole queue, or at the dossier."""
    if _place(request) == "rij":
        return Koppeling.objects.of_gemeente(request.toegang.gemeente).queue(timezone.localdate())
    return koppeling.dossier.koppelingen.waiting().readable()


def _left(n, terugweg):
    if not n:
        return "Er wacht niets meer."
    return f"Nog {n}." if terugweg.here else f"Nog {number_of(n, 'voorstel', 'voorstellen')}."


def _too_late(request, koppeling, choice):
    """What is true now, what this person chose, and a button to do it all the same."""
    still = UITKOMSTEN.get((Koppeldaad(choice["daad"]), Besluit(koppeling.besluit)))
    context = {
        "te_laat": True,
        "keuze": Koppeldaad(choice["daad"]),
        "reden": choice["reden"],
        "kan_alsnog": still is not None,
    }
    if not Terugweg(request).here:
        context["total"] = _queue(request, koppeling).count()
    return _card(request, koppeling, context, status=409, announce=f"{first()}.", focus=f"#voorstel-{koppeling.pk}")


def _card(request, koppeling, context, *, status=200, **said):
    terugweg = Terugweg(request)
    # Among the cards of its dossier nobody has to read for which dossier it is.
    rij = _place(request) == "rij" or (terugweg.here and not wants_fragment(request))
    context |= {"koppeling": koppeling, "redenen": Reden.choices, "rij": rij, "terug": "rij" if rij else ""}
    context |= terugweg.context | ({"kop": 4} if terugweg.here and wants_fragment(request) else {})
    if wants_fragment(request) and "total" in context and not rij:
        context |= linked_lists(koppeling.dossier)  # the lists above it on the page of the dossier
    page, fragment = "dossiers/besluit.html", "dossiers/voorstelantwoord.html"
    return render_page(request, page, context, fragment=fragment, status=status, **said)


def _place(request):
    return request.POST.get("terug") or request.GET.get("terug", "")
