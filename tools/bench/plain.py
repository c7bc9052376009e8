"""The plain design to compare with: many-to-many tables with joins, a query for the total, the page and each facet."""

from django.db.models import Count, F, Func
from django.db.models.expressions import RawSQL

from kennisbank.models import Praktijk
from raadsportaal.basis.search.facets import PAGE_SIZE

# A facet, as a filter and as what is counted: those of the first trial. Facets that came later stay out of it, so that
# the measure is the same from day to day.
COLUMNS = {
    "thema": "themas__slug",
    "doel": "doelregels__doel__nummer",
    "land": "land__slug",
    "rol": "rollen",
    "bewijs": "zekerheid",
    "subdoel": "subdoelen__code",
    "netwerk": "netwerken__slug",
    "werelddeel": "land__werelddeel",
    "richting": "richting",
    "taal": "bronregels__taal",
}


def answer(words, chosen):
    """Total, ids of the page and counts per facet, each count without the filter of its own facet; 12 queries."""
    found = _filtered(words, chosen)
    total = found.values("pk").distinct().count()
    page = list(found.order_by("-gewijzigd_op", "-pk").distinct().values_list("pk", flat=True)[:PAGE_SIZE])
    counts = {}
    for param, column in COLUMNS.items():
        others = {name: values for name, values in chosen.items() if name != param}
        rows = Praktijk.objects.filter(pk__in=_filtered(words, others).values("pk")).order_by()
        if param == "rol":
            rows, column = rows.annotate(rol=Func(F("rollen"), function="unnest")), "rol"
        counts[param] = dict(rows.values_list(column).annotate(n=Count("pk", distinct=True)))
    return total, page, counts


def _filtered(words, chosen):
    found = Praktijk.objects.published()
    if words:
        matches = RawSQL(
            "SELECT object_id FROM basis_searchrow WHERE kind = 'praktijk' AND tsv @@ zoekvraag(%s)", [words]
        )
        found = found.filter(pk__in=matches)
    for param, values in chosen.items():
        lookup = "rollen__overlap" if param == "rol" else f"{COLUMNS[param]}__in"
        found = found.filter(**{lookup: values})
    return found
