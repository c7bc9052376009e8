"""A jaarbeeld begins with one question: which year?"""

from django.utils import timezone
from django.views.decorators.http import require_http_methods

from raadsportaal.basis.pages import render_page
from raadsportaal.gemeenten.access import Recht, for_gemeente
from raadsportaal.instrumenten import materiaal
from raadsportaal.instrumenten.bouwen import Indiener, build
from raadsportaal.instrumenten.jaarbeeld.forms import JaarForm
from raadsportaal.instrumenten.soorten import Soort
from raadsportaal.instrumenten.views.choosing import keep_draft, zinnen


@require_http_methods(["GET", "HEAD", "POST"])
@for_gemeente(Recht.BEWERKEN)
def jaarbeeld(request):
    """Of who keeps the dossiers: the griffie, and an ambtenaar."""
    gemeente, today = request.toegang.gemeente, timezone.localdate()
    form = JaarForm(gemeente, today, request.GET, request.POST if request.method == "POST" else None)
    if form.is_valid():
        found = materiaal.for_jaarbeeld(gemeente, form.cleaned_data["jaar"], today, request.build_absolute_uri)
        return keep_draft(request, build(Soort.JAARBEELD, found, zinnen(), Indiener(request.user.naam)))
    return render_page(request, "instrumenten/jaarbeeld.html", {"form": form}, status=422 if form.errors else 200)
