"""What a dossier leaves on paper: its history, its annex for the council papers, and the export of many."""

from django.http import FileResponse, HttpResponse
from django.utils import timezone

from raadsportaal.basis.pages import render_page
from raadsportaal.basis.tables.exports import FORMATS
from raadsportaal.dossiers import bijlage as annex
from raadsportaal.dossiers import exports
from raadsportaal.dossiers import history as history
from raadsportaal.dossiers.views.dossiers import own
from raadsportaal.gemeenten.access import Recht, for_gemeente


@for_gemeente(Recht.LEZEN)
def geschiedenis(request, dossier):
    dossier = own(request, dossier)
    changes = history.of_dossier(dossier, request.toegang)
    if Recht.KOPPELEN in request.toegang.rechten:
        changes = history.with_undoing(changes, dossier)
    context = {"dossier": dossier, "wijzigingen": changes}
    return render_page(request, "dossiers/geschiedenis_alles.html", context)


def _annex(request, dossier):
    return annex.content(dossier, timezone.localdate(), request.build_absolute_uri)


@for_gemeente(Recht.LEZEN)
def bijlage(request, dossier):
    dossier = own(request, dossier)
    return render_page(request, "dossiers/bijlage.html", {"dossier": dossier, "bijlage": _annex(request, dossier)})


@for_gemeente(Recht.LEZEN)
def bijlage_pdf(request, dossier):
    dossier = own(request, dossier)
    disposition = f'attachment; filename="bijlage-{dossier.slug}.pdf"'
    pdf = annex.as_pdf(_annex(request, dossier))
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": disposition})


@for_gemeente(Recht.LEZEN)
def export(request, soort):
    """All dossiers, also those in the archive."""
    gemeente = request.toegang.gemeente
    rows = exports.rows(gemeente, request.build_absolute_uri("/").removesuffix("/"))
    content, content_type = FORMATS[soort](rows, "Dossiers")
    filename = f"dossiers-{gemeente.slug}-{timezone.localdate():%Y-%m-%d}.{soort}"
    return FileResponse(content, as_attachment=True, filename=filename, content_type=content_type)
