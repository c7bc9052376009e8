"""Calls: the public list and page, what a municipality offers, and its responses."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from samenwerking.models import Aanbod, Oproep, Reactie
from samenwerking.models.oproep import AlGereageerd, OproepGesloten
from samenwerking.oproepen.forms import AanbodForm, EigenReactieForm, ReactieForm
from samenwerking.oproepen.matching import calls_for_raadslid, matches_for
from samenwerking.oproepen.reacties import respond

CLOSED_SHOWN = 10


def oproepen(request):
    today = timezone.localdate()
    closed = Oproep.objects.shut(today).for_list().reverse()[:CLOSED_SHOWN]
    context = {
        "oproepen": list(Oproep.objects.open(today).for_list()),
        "gesloten": [(oproep, oproep.closed_because(today)) for oproep in closed],
    }
    return render_page(request, "samenwerking/oproepen.html", context)


def oproep(request, slug):
    oproep = get_object_or_404(Oproep.objects.readable().for_list(), slug=slug)
    context = {"oproep": oproep, "gesloten": oproep.closed_because(timezone.localdate())}
    return render_page(request, "samenwerking/oproep.html", context)


@for_gemeente(Recht.LEZEN)
def aanbod(request):
    """What the municipality offers, the calls that fit, and what became of its responses.

    With what council members do in their own name: all of it for the griffie, the own part for a council member.
    """
    gemeente, today = request.toegang.gemeente, timezone.localdate()
    reacties = list(Reactie.objects.of_gemeente(gemeente))
    answered = {reactie.oproep_id for reactie in reacties if not reactie.is_withdrawn}
    context = {
        "aanbod": _with_validity(Aanbod.objects.of_gemeente(gemeente), today),
        "matches": [one for one in matches_for(gemeente, today) if one.oproep.pk not in answered],
        "reacties": reacties,
        "open": Oproep.objects.open(today).count(),
    }
    if Recht.KOPPELEN in request.toegang.rechten:
        context["reacties_van_raadsleden"] = Reactie.objects.of_raadsleden(gemeente)
        context["van_raadsleden"] = _with_validity(Aanbod.objects.of_raadsleden(gemeente), today)
    if Recht.MEEDOEN in request.toegang.rechten:
        context["voor_raadsleden"] = calls_for_raadslid(gemeente, request.user, today)
        context["eigen_reacties"] = Reactie.objects.of_person(gemeente, request.user)
        context["eigen_aanbod"] = _with_validity(Aanbod.objects.of_person(gemeente, request.user), today)
    return render_page(request, "meedoen/aanbod.html", context)


def _with_validity(offers, today):
    return [(one, one.is_valid(today)) for one in offers]


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def aanbod_nieuw(request):
    return _edit(request, Aanbod(gemeente=request.toegang.gemeente), "Uw aanbod is bewaard.")


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def aanbod_wijzig(request, pk):
    """Change it, end it, or offer it again; the button says which."""
    aanbod = get_object_or_404(Aanbod.objects.of_gemeente(request.toegang.gemeente), pk=pk)
    if done := end_or_resume(request, aanbod):
        messages.success(request, done)
        return redirect("meedoen:aanbod", request.toegang.gemeente.slug)
    return _edit(request, aanbod, "Uw aanbod is gewijzigd.")


def end_or_resume(request, aanbod) -> str:
    """What was done by one of the two buttons in the list; empty when it was neither."""
    if request.POST.get("daad") == "stop":
        aanbod.stop(by=request.user, now=timezone.now())
        return "Gestopt. Wij zoeken er geen oproepen meer bij."
    if request.POST.get("daad") == "hervat":
        aanbod.resume(by=request.user, now=timezone.now())
        return "U biedt dit weer aan."
    return ""


def _edit(request, aanbod, said):
    form = AanbodForm(request.POST if request.method == "POST" else None, instance=aanbod)
    if form.is_valid():
        form.save_by(request.user, timezone.now())
        messages.success(request, said)
        return redirect("meedoen:aanbod", request.toegang.gemeente.slug)
    status = 422 if form.errors else 200
    return render_page(request, "meedoen/aanbodformulier.html", {"form": form, "aanbod": aanbod}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def reageer(request, slug):
    gemeente = request.toegang.gemeente
    return respond_page(request, slug, Aanbod.objects.of_gemeente(gemeente), Reactie.objects.of_gemeente(gemeente))


def respond_page(request, slug, offers, reacties, persoon=None):
    """The form to respond with, for the municipality or for one person; with what it, or who, offers and answered."""
    oproep = get_object_or_404(Oproep.objects.readable().for_list(), slug=slug)
    now = timezone.now()
    today = timezone.localdate(now)
    if closed := oproep.closed_to(persoon, today):
        messages.error(request, closed)
        return redirect(oproep)
    kind = EigenReactieForm if persoon else ReactieForm
    form = kind(offers.valid(today), request.POST if request.method == "POST" else None)
    if form.is_valid():
        return _respond(request, oproep, form, persoon, now)
    if known := reacties.active().of_oproep(oproep):
        return redirect(known.address)
    context = {"form": form, "oproep": oproep, "eigen": bool(persoon)}
    return render_page(request, "meedoen/reageer.html", context, status=422 if form.errors else 200)


def _respond(request, oproep, form, persoon, now):
    """To the response; when a colleague was first to that one, when the call just closed back to it."""
    content = {"bericht": form.cleaned_data["bericht"], "aanbod": form.cleaned_data.get("aanbod"), "by": request.user}
    try:
        reactie = respond(oproep, request.toegang.gemeente, persoon=persoon, now=now, **content)
        messages.success(request, "Uw reactie is verstuurd. U krijgt een e-mail als er iets verandert.")
    except AlGereageerd as fault:
        messages.warning(request, f"{fault} Hieronder staat die reactie. Uw nieuwe tekst is niet verstuurd.")
        reactie = fault.reactie
    except OproepGesloten as fault:
        messages.error(request, str(fault))
        return redirect(oproep)
    return redirect(reactie.address)


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def reactie(request, pk):
    """Of the municipality; the griffie also reads what council members answered in their own name."""
    gemeente = request.toegang.gemeente
    if Recht.KOPPELEN in request.toegang.rechten:
        return response_page(request, get_object_or_404(Reactie.objects.with_raadsleden(gemeente), pk=pk))
    return response_page(request, get_object_or_404(Reactie.objects.of_gemeente(gemeente), pk=pk))


def response_page(request, reactie):
    """What was said and how it stands; POST takes it back, which for one of a person only that person may."""
    mine = reactie.persoon_id in (None, request.user.pk)
    if request.method == "POST":
        if not mine:
            raise PermissionDenied
        if reactie.withdraw(by=request.user, now=timezone.now()):
            messages.success(request, "Uw reactie is ingetrokken.")
        else:
            messages.error(request, "Deze reactie kunt u niet meer intrekken.")
        return redirect(request.path)
    context = {"reactie": reactie, "open": not reactie.oproep.closed_because(timezone.localdate()), "van_u": mine}
    return render_page(request, "meedoen/reactie.html", context)
