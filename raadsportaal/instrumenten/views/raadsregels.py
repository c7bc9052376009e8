"""What the rules of order of a council say, by its griffie."""

from django.contrib import messages
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.instrumenten.forms.raadsregels import RaadsregelsForm
from raadsportaal.instrumenten.models import Raadsregels


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.KOPPELEN)
def raadsregels(request):
    """By the griffie: what the rules of order of its council say."""
    regels = Raadsregels.of(request.toegang.gemeente) or Raadsregels(gemeente=request.toegang.gemeente)
    form = RaadsregelsForm(request.POST or None, instance=regels)
    if form.is_valid():
        form.save()
        messages.success(request, "De regels zijn bewaard. Nieuwe concepten gebruiken ze.")
        return redirect("instrumenten:wat", request.toegang.gemeente.slug)
    return render_page(request, "instrumenten/raadsregels.html", {"form": form}, status=422 if form.errors else 200)
