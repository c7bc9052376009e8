"""The pages of a person: everything that they follow, and what is new of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from raadsportaal.basis.pages import render_page, wants_fragment
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from raadsportaal.volgen import choices, council_days, followable, seen
from raadsportaal.volgen.forms import AllesForm, PauzeForm
from raadsportaal.volgen.models import Frequentie, Volger


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def meldingen(request):
    """The list saves itself as it is changed; without JavaScript it has a button."""
    volger, now = Volger.objects.of_person(request.user), timezone.now()
    said = choices.change(volger, request.POST, now) if request.method == "POST" else ""
    if said and not wants_fragment(request):
        messages.success(request, said)
        return redirect("volgen:meldingen")
    return _page(request, volger, said)


def _page(request, volger, said="", *, alles=None, pauze=None):
    own = followable.municipalities_of(request.user)
    groepen = choices.rows(volger, own)
    context = {
        "groepen": groepen,
        "aantal": sum(not rij.gevolgd.gestopt_op for _, some in groepen for rij in some),
        "actie": request.path,
        "frequenties": Frequentie.choices,
        "gezegd": said,
        "nu": timezone.now(),
    }
    if not wants_fragment(request):
        context |= _for_all(volger, own, alles, pauze)
        context["griffier"] = request.user.lidmaatschappen.filter(rol=Rol.GRIFFIER).exists()
    wrong = any(form is not None and form.errors for form in (alles, pauze))
    return render_page(
        request,
        "volgen/meldingen.html",
        context,
        fragment="volgen/_gevolgd.html",
        announce=said,
        status=422 if wrong else 200,
    )


def _for_all(volger, own, alles, pauze):
    fitting = volger.gevolgd.kept().filter(soort=followable.PASSEND).exists()
    with bereik(EVERYTHING):
        next_day = council_days.next_day(volger.weekdag, own, timezone.localdate())
    return {
        "volger": volger,
        "alles": alles or AllesForm(instance=volger, initial={"past": fitting}),
        "pauze": pauze or PauzeForm(instance=volger),
        "gepauzeerd": volger.is_paused(timezone.localdate()),
        "volgende": next_day,
        "werkt": bool(own),
    }


@never_cache
@login_required
@require_POST
def alles(request):
    """For all of it at once: the day, a pause, or no more."""
    volger, now = Volger.objects.of_person(request.user), timezone.now()
    if "stop_alles" in request.POST:
        volger.gevolgd.all().stop(now)
        messages.success(request, "U volgt niets meer. Tot morgen kunt u hieronder terugzetten wat u wel wilt volgen.")
    elif "pauze_tot" in request.POST:
        form = PauzeForm(request.POST, instance=Volger.objects.get(pk=volger.pk))
        if not form.is_valid():
            return _page(request, volger, pauze=form)
        form.save()
        messages.success(request, "Uw pauze is bewaard." if form.instance.pauze_tot else "U hebt geen pauze meer.")
    else:
        form = AllesForm(request.POST, instance=Volger.objects.get(pk=volger.pk))
        if not form.is_valid():
            return _page(request, volger, alles=form)
        form.save()
        choices.keep_fitting(volger, form.cleaned_data["past"], now)
        messages.success(request, "Uw keuze is bewaard.")
    return redirect("volgen:meldingen")


@never_cache
@login_required
@require_safe
def nieuw(request):
    """What is new since the last look; looking at it is what makes it seen."""
    volger, everything = Volger.objects.of_person(request.user), request.GET.get("alles") == "1"
    context = {
        "oogst": seen.harvest(volger, everything=everything),
        "sinds": volger.gezien_op,
        "alles": everything,
        "volgt": volger.gevolgd.kept().exists(),
    }
    seen.looked(volger, timezone.now())
    return render_page(request, "volgen/nieuw.html", context)
