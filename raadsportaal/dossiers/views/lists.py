"""The list of a municipality's dossiers, with search and filters in the address."""

from django.core.paginator import Paginator

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.forms import LijstForm
from raadsportaal.dossiers.models import Stukpassage
from raadsportaal.gemeenten.access import Recht, for_gemeente

PER_PAGE = 25
PASSAGES = 2  # of a dossier


@for_gemeente(Recht.LEZEN)
def dossiers(request):
    form = LijstForm(request.GET, request.toegang.gemeente)
    # First which ones, in one statement: a count and a page would each search through all texts.
    found = dict(form.found().values_list("pk", "eigen"))
    page = Paginator(list(found), PER_PAGE).get_page(request.GET.get("pagina"))
    page.object_list = form.dossiers.with_counts().in_order_of(page.object_list)
    if form.words:
        _add_passages(page.object_list, form.words)
    n = page.paginator.count
    context = {
        "form": form,
        "page": page,
        "next_page": next_address(request, page),
        "total": n,
        "only_in_documents": n and not any(found.values()),
        "kiesbaar": Recht.BEWERKEN in request.toegang.rechten,
        "keuze": request.GET.urlencode(),
        "ingelezen": _just_imported(request),
    }
    announce = number_of(n, "dossier gevonden", "dossiers gevonden")
    return render_page(
        request, "dossiers/dossiers.html", context, fragment="dossiers/_dossierlijst.html", announce=announce
    )


def _just_imported(request):
    """The import that led here, of which the dossiers can be read."""
    pk = number_in(request.GET.get("ingelezen"))
    if pk is None or Recht.BEWERKEN not in request.toegang.rechten:
        return None
    return request.toegang.gemeente.invoeren.taken().filter(pk=pk).first()


def _add_passages(dossiers, words):
    """To each dossier the few passages of its documents that match best."""
    by_pk = {dossier.pk: dossier for dossier in dossiers}
    for dossier in dossiers:
        dossier.passages = []
    for passage in Stukpassage.objects.best(words, by_pk, PASSAGES):
        by_pk[passage.dossier].passages.append(passage)


def next_address(request, page):
    """The same selection, a page further; empty on the last."""
    if not page.has_next():
        return ""
    query = request.GET.copy()
    query.pop("laatst", None)  # what was decided last is no choice
    query["pagina"] = page.next_page_number()
    return f"?{query.urlencode()}"
