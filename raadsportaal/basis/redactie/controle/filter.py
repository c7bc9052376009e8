"""What lists of records in the admin show of all this: a filter "controle nodig", and the state of a source's link."""

from django.contrib import admin
from django.db.models import Exists, OuterRef, Subquery

from raadsportaal.basis.redactie.models import Bronlink, Controlepunt, Linkstand
from raadsportaal.basis.redactie.models.controle import in_words


class ControleNodig(admin.SimpleListFilter):
    title = "controle nodig"
    parameter_name = "controle"

    def lookups(self, request, model_admin):
        return [("ja", "Ja"), ("nee", "Nee")]

    def queryset(self, request, queryset):
        points = Controlepunt.objects.open().filter(soort=queryset.model.KIND, record=OuterRef("pk"))
        if self.value() == "ja":
            return queryset.filter(Exists(points))
        return queryset.filter(~Exists(points)) if self.value() == "nee" else queryset


class MetLink:
    """Mix in before an inline of sources with an address `url`: a column "link" says whether it still opens."""

    readonly_fields = ["link"]

    def get_queryset(self, request):
        known = Bronlink.objects.filter(url=OuterRef("url"))
        states = {"link_stand": Subquery(known.values("stand")), "link_uitleg": Subquery(known.values("uitleg"))}
        return super().get_queryset(request).annotate(**states)

    @admin.display(description="link")
    def link(self, bron):
        stand = getattr(bron, "link_stand", None) or Linkstand.ONBEKEND
        return in_words(stand, getattr(bron, "link_uitleg", None) or "") if bron.pk else "-"
