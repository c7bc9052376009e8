"""What became of motions, amendments, toezeggingen and questions: the list, its terms, and who answers for it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch, prefetch_related_objects
from django.http import FileResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from raadsportaal.basis.pages import render_page
from raadsportaal.basis.tables.exports import FORMATS
from raadsportaal.dossiers import opvolging as overview
from raadsportaal.dossiers.forms import OpvolgForm
from raadsportaal.dossiers.models import Dossier
from raadsportaal.dossiers.models.dossier_queries import UNCONFIRMED
from raadsportaal.dossiers.views.dossiers import own
from raadsportaal.dossiers.views.lists import PER_PAGE, next_address
from raadsportaal.gemeenten.access import Recht, for_gemeente


@for_gemeente(Recht.LEZEN)
def opvolging(request):
    gemeente, today = request.toegang.gemeente, timezone.localdate()
    form = OpvolgForm(request.GET, gemeente, today)
    page = Paginator(list(form.found().values_list("pk", flat=True)), PER_PAGE).get_page(request.GET.get("pagina"))
    page.object_list = form.dossiers.with_counts().in_order_of(page.object_list)
    handed_in = Dossier.ingediend.related.related_model.objects.defer("papier")
    prefetch_related_objects(page.object_list, Prefetch("ingediend", handed_in))
    followed, n = gemeente.dossiers.followed(), page.paginator.count
    verlopen, binnenkort = followed.count_terms(today)
    context = {
        "form": form,
        "page": page,
        "next_page": next_address(request, page),
        "total": n,
        "vandaag": today,
        "verlopen": verlopen,
        "binnenkort": binnenkort,
        "onbevestigd": followed.of_uitkomst(UNCONFIRMED).count(),
        "keuze_query": request.GET.urlencode(),
    }
    announce = f"{n} gevonden"
    return render_page(
        request, "dossiers/opvolging.html", context, fragment="dossiers/_opvolging.html", announce=announce
    )


@for_gemeente(Recht.LEZEN)
def overzicht(request):
    """The selection of the page as CSV, for the agenda."""
    gemeente, today = request.toegang.gemeente, timezone.localdate()
    found = OpvolgForm(request.GET, gemeente, today).found()
    content, content_type = FORMATS["csv"](overview.rows(found, request.build_absolute_uri), "Overzicht")
    filename = f"moties-en-toezeggingen-{gemeente.slug}-{today:%Y-%m-%d}.csv"
    return FileResponse(content, as_attachment=True, filename=filename, content_type=content_type)


@require_POST
@for_gemeente(Recht.KOPPELEN)
def bevestig(request, dossier):
    """The griffie answers for where a dossier stands; from the list the person goes back to it.

    Of a paper that was handed in here one says so on its own page, with its number and outcome.
    """
    dossier = own(request, dossier)
    if stuk := getattr(dossier, "ingediend", None):
        return redirect("instrumenten:bevestig", dossier.gemeente.slug, stuk.pk)
    dossier.confirm(timezone.now())
    messages.success(request, f"U bevestigde de stand van ‘{dossier.titel}’.")
    if request.POST.get("terug") == "lijst":
        return redirect("dossiers:opvolging", request.toegang.gemeente.slug)
    return redirect(dossier)
