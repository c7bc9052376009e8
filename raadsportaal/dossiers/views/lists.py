"""The list of a municipality's dossiers, with search and filters in the address."""

from django.core.paginator import Paginator

from raadsportaal.basis.pages import render_page
from raadsportaal.dossiers.forms import LijstForm
from raadsportaal.gemeenten.access import Recht, for_gemeente

PER_PAGE = 25


@for_gemeente(Recht.LEZEN)
def dossiers(request):
    form = LijstForm(request.GET, request.toegang.gemeente)
    # First which ones, in one statement: a count and a page would each search through all texts.
    page = Paginator(list(form.found().values_list("pk", flat=True)), PER_PAGE).get_page(request.GET.get("pagina"))
    page.object_list = form.dossiers.with_counts().in_order_of(page.object_list)
    n = page.paginator.count
    context = {
        "form": form,
        "page": page,
        "next_page": next_address(request, page),
        "total": n,
        "kiesbaar": Recht.BEWERKEN in request.toegang.rechten,
    }
    announce = "1 dossier gevonden" if n == 1 else f"{n} dossiers gevonden"
    return render_page(
        request, "dossiers/dossiers.html", context, fragment="dossiers/_dossierlijst.html", announce=announce
    )


def next_address(request, page):
    """The same selection, a page further; empty on the last."""
    if not page.has_next():
        return ""
    query = request.GET.copy()
    query["pagina"] = page.next_page_number()
    return f"?{query.urlencode()}"
