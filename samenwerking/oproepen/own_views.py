"""What a council member does in their own name: offer expertise, and answer calls that ask for council members."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from samenwerking.griffie import tell
from samenwerking.landen.municipal_views import hold
from samenwerking.models import Aanbod
from samenwerking.oproepen.forms import EigenAanbodForm
from samenwerking.oproepen.views import end_or_resume

FORM_METHODS = ["GET", "HEAD", "POST"]


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
