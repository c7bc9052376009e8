"""The page on which a griffie sets how the papers of its council look."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.instrumenten.huisstijl.forms import HuisstijlForm
from raadsportaal.instrumenten.huisstijl.logo import as_picture
from raadsportaal.instrumenten.models import Huisstijl


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.KOPPELEN)
def huisstijl(request):
    gemeente = request.toegang.gemeente
    if request.method != "POST":
        return render_page(request, "instrumenten/huisstijl.html", {"form": HuisstijlForm(instance=_of(gemeente))})
    kept, _ = Huisstijl.objects.select_for_update().get_or_create(gemeente=gemeente)
    form = HuisstijlForm(request.POST, request.FILES, instance=kept)
    if form.is_valid():
        form.save()
        messages.success(request, "De huisstijl is bewaard. Elk papier dat u nu ophaalt, ziet er zo uit.")
        return redirect("instrumenten:huisstijl", gemeente.slug)
    return render_page(request, "instrumenten/huisstijl.html", {"form": form}, status=422)


def _of(gemeente):
    return Huisstijl.objects.of(gemeente)


@for_gemeente(Recht.LEZEN)
def logo(request):
    """For who works there, as the papers on which it stands."""
    data = bytes(_of(request.toegang.gemeente).logo)
    if not data:
        raise Http404
    return as_picture(data)
