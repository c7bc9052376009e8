"""What a council member does in their own name: offer expertise, and answer calls that ask for council members."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from raadsportaal.basis import throttle
from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from samenwerking.griffie import tell
from samenwerking.landen.municipal_views import hold
from samenwerking.models import Aanbod, Oproep, Reactie
from samenwerking.oproepen.forms import EigenAanbodForm
from samenwerking.oproepen.views import end_or_resume, respond_page, response_page

FORM_METHODS = ["GET", "HEAD", "POST"]
PROPOSALS = "10/h/user"  # nobody fills the mailbox of the griffie
TOO_MANY = "U stelde het afgelopen uur al 10 keer iets voor. Wacht een uur en probeer het dan opnieuw."


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.MEEDOEN)
def aanbod_nieuw(request):
    hold(request)
    made = Aanbod(gemeente=request.toegang.gemeente, persoon=request.user)
    return _edit(request, made, "Uw aanbod is bewaard. Uw griffie krijgt een e-mail.")


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.MEEDOEN)
def aanbod_wijzig(request, pk):
    """Change it, end it, or offer it again; the button says which."""
    hold(request)
    aanbod = get_object_or_404(Aanbod.objects.of_person(request.toegang.gemeente, request.user), pk=pk)
    if done := end_or_resume(request, aanbod):
        messages.success(request, done)
        return _to_offers(request)
    return _edit(request, aanbod, "Uw aanbod is gewijzigd.")


def _edit(request, aanbod, said):
    new = aanbod.pk is None
    form = EigenAanbodForm(request.POST if request.method == "POST" else None, instance=aanbod)
    if form.is_valid():
        made = form.save_by(request.user, timezone.now())
        if new:
            page = reverse("meedoen:aanbod", args=[made.gemeente.slug])
            tell(made.gemeente, f"eigen-aanbod-{made.pk}", "eigen_aanbod", page, aanbod=made, persoon=request.user)
        messages.success(request, said)
        return _to_offers(request)
    context = {"form": form, "aanbod": aanbod, "eigen": True}
    status = 422 if form.errors else 200
    return render_page(request, "meedoen/aanbodformulier.html", context, status=status)


def _to_offers(request):
    return redirect("meedoen:aanbod", request.toegang.gemeente.slug)


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.MEEDOEN)
def reageer(request, slug):
    own = request.toegang.gemeente, request.user
    offers, reacties = Aanbod.objects.of_person(*own), Reactie.objects.of_person(*own)
    return respond_page(request, slug, offers, reacties, persoon=request.user)


@require_http_methods(FORM_METHODS)
@for_gemeente(Recht.MEEDOEN)
def reactie(request, pk):
    own = Reactie.objects.of_person(request.toegang.gemeente, request.user)
    return response_page(request, get_object_or_404(own, pk=pk))


@require_POST
@for_gemeente(Recht.MEEDOEN)
def stel_voor(request, slug):
    """Tell the griffie of a call to which the municipality responds; once for a call."""
    oproep, gemeente = get_object_or_404(Oproep.objects.readable(), slug=slug), request.toegang.gemeente
    occasion = f"oproep-voorgesteld-{oproep.pk}-{request.user.pk}"
    told = {"oproep": oproep, "persoon": request.user}
    if closed := oproep.closed_because(timezone.localdate()):
        messages.error(request, closed)
    elif not throttle.may(request, "stel-oproep-voor", PROPOSALS):
        messages.error(request, TOO_MANY)
    elif tell(gemeente, occasion, "oproep_voorgesteld", oproep.get_absolute_url(), **told):
        messages.success(request, "Uw griffie krijgt een e-mail over deze oproep.")
    else:
        messages.error(request, f"{gemeente} heeft nog geen griffier op het portaal. Vertel het zelf aan uw griffie.")
    return redirect(oproep)
