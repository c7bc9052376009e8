"""A municipality says where it is active, and asks the others in a country to talk."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kennisbank.models import Land
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.logs import for_job
from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.landen.forms import ActiefForm, OverlegantwoordForm, OverlegForm
from samenwerking.landen.landenoverleg import others_in
from samenwerking.landen.overview import HOME
from samenwerking.landen.tasks import meld_antwoord, vraag_overleg
from samenwerking.landen.voorstel_views import decided_before
from samenwerking.landen.voorstellen import take_over
from samenwerking.models import Aanwezigheid, Landenoverleg, Overlegantwoord, Overlegvoorstel
from samenwerking.models.overleg import MOST_PER_WEEK, TeVeel

FORM_METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.LEZEN)
def actief(request):
    """What the municipality does abroad, for all who work there; who may change it also gets the form."""
    gemeente, now = request.toegang.gemeente, timezone.now()
    may = Recht.BEWERKEN in request.toegang.rechten
    if request.method == "POST" and not may:
        raise PermissionDenied
    hold(request)
    form = _form(request, Aanwezigheid(gemeente=gemeente), now)
    if form.is_valid():
        form.instance.change(by=request.user, now=now)
        messages.success(request, f"U staat nu bij {form.instance.land}. Andere gemeenten kunnen u daar vinden.")
        return redirect("meedoen:actief", gemeente.slug)
    today = timezone.localdate(now)
    rijen = [(row, row.is_active(today)) for row in Aanwezigheid.objects.of_gemeente(gemeente)]
    context = {"form": form, "rijen": rijen, "mag": may}
    if may:
        context["overleggen"] = Landenoverleg.objects.with_part_of(gemeente)
    if Recht.KOPPELEN in request.toegang.rechten:
        context["voorstellen"] = Overlegvoorstel.objects.of_gemeente(gemeente).waiting()
    if Recht.MEEDOEN in request.toegang.rechten:
        context["eigen_voorstellen"] = Overlegvoorstel.objects.of_gemeente(gemeente).of_person(request.user)
    return render_page(request, "meedoen/actief.html", context, status=422 if form.errors else 200)


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.BEWERKEN)
def wijzig(request, pk):
    """Change it, say that it is over, or take that back."""
    hold(request)
    gemeente, now = request.toegang.gemeente, timezone.now()
    row = get_object_or_404(gemeente.aanwezigheden.select_related("land", "gemeente"), pk=pk)
    if done := _ended(row, request, now):
        messages.success(request, done)
        return redirect("meedoen:actief", gemeente.slug)
    form = _form(request, row, now)
    if form.is_valid():
        row.change(by=request.user, now=now)
        messages.success(request, "Bewaard.")
        return redirect("meedoen:actief", gemeente.slug)
    context = {"form": form, "rij": Aanwezigheid.objects.select_related("land").get(pk=pk)}
    return render_page(request, "meedoen/actief_wijzig.html", context, status=422 if form.errors else 200)


def _ended(row, request, now):
    """What was done by one of the two buttons beside the form; empty when it was neither."""
    if request.POST.get("daad") == "einde":
        row.end(by=request.user, now=now)
        return f"Beëindigd. De samenwerking met {row.partner} blijft in de lijst staan als voorbij."
    if request.POST.get("daad") == "herstel":
        row.resume(by=request.user, now=now)
        return f"De samenwerking met {row.partner} loopt weer."
    return ""


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.BEWERKEN)
def voorstel(request, land):
    """First who will be asked, then the message; filled in when a proposal of a council member is taken over."""
    hold(request)
    gemeente, now = request.toegang.gemeente, timezone.now()
    land = get_object_or_404(Land.objects.exclude(code=HOME), slug=land)
    voorstel = _taken_over(request, land)
    if voorstel and not voorstel.waits:
        return decided_before(request, voorstel)
    gevraagd, onbereikbaar = others_in(land, gemeente, timezone.localdate(now))
    text = {"onderwerp": voorstel.onderwerp, "bericht": voorstel.bericht} if voorstel else {}
    form = OverlegForm(request.POST or None, initial=text)
    if gevraagd and form.is_valid() and (overleg := _propose(request, form, land, gevraagd, now)):
        if voorstel:
            take_over(voorstel, by=request.user, now=now)
        messages.success(request, "Uw voorstel is verstuurd. U krijgt een e-mail als een gemeente antwoordt.")
        return redirect(overleg.address_of(gemeente))
    context = {"form": form, "land": land, "gevraagd": gevraagd, "onbereikbaar": onbereikbaar, "meest": MOST_PER_WEEK}
    context["voorstel"] = voorstel
    return render_page(request, "meedoen/landenoverleg.html", context, status=422 if form.errors else 200)


def _taken_over(request, land):
    """The proposal of a council member that the address names; None when it names none. Only the griffie sees any."""
    number = request.GET.get("voorstel", "")
    if not number:
        return None
    if Recht.KOPPELEN not in request.toegang.rechten:
        raise Http404
    voorstellen = Overlegvoorstel.objects.of_gemeente(request.toegang.gemeente)
    return get_object_or_404(voorstellen, pk=number_in(number), land=land)


def _propose(request, form, land, gevraagd, now):
    """None when the municipality asked enough this week, with that on the form."""
    who = {"gemeente": request.toegang.gemeente, "gevraagd": gevraagd, "by": request.user}
    try:
        overleg = Landenoverleg.propose(land=land, now=now, **who, **form.cleaned_data)
    except TeVeel as fault:
        form.add_error(None, str(fault))
        return None
    vraag_overleg.configure(**for_job()).defer(pk=overleg.pk)
    return overleg


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.BEWERKEN)
def overleg(request, pk):
    """For who asked: the answers. For who was asked: the message, and the own answer."""
    hold(request)
    gemeente = request.toegang.gemeente
    overleg = get_object_or_404(Landenoverleg.objects.with_part_of(gemeente), pk=pk)
    if overleg.gemeente == gemeente:
        antwoorden = list(overleg.antwoorden.by_name())
        return render_page(request, "meedoen/overleg.html", {"overleg": overleg, "antwoorden": antwoorden})
    return _answer(request, overleg, get_object_or_404(gemeente.overlegantwoorden, overleg=overleg))


def _answer(request, overleg, antwoord):
    form = OverlegantwoordForm(request.POST or None, instance=antwoord)
    if form.is_valid():
        antwoord.give(by=request.user, now=timezone.now(), **form.cleaned_data)
        meld_antwoord.configure(**for_job()).defer(pk=antwoord.pk)
        messages.success(request, f"Uw antwoord is bewaard. {overleg.gemeente} krijgt een e-mail.")
        return redirect(overleg.address_of(request.toegang.gemeente))
    context = {"overleg": overleg, "antwoord": Overlegantwoord.objects.get(pk=antwoord.pk), "form": form}
    return render_page(request, "meedoen/overleg_antwoord.html", context, status=422 if form.errors else 200)


def hold(request):
    """Before a change: one at a time in a municipality, so that pressing twice does not do it twice."""
    if request.method == "POST":
        Gemeente.objects.select_for_update(no_key=True).get(pk=request.toegang.gemeente.pk)


def _form(request, row, now):
    return ActiefForm(request.POST or None, instance=row, this_year=timezone.localdate(now).year)
