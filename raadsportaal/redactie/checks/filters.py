"""What lists of records in the admin show of all this: a filter "controle nodig", and the state of a source's link."""

from django.contrib import admin
from django.db.models import OuterRef, Subquery

from raadsportaal.redactie.admin.filters import KeuzeFilter
from raadsportaal.redactie.models import Bronlink, Linkstand
from raadsportaal.redactie.models.controlepunt import in_words


class ControleNodig(KeuzeFilter):
    title = "controle nodig"
    parameter_name = "controle"
    options = {"ja": ("Ja", "waiting_for_check", True), "nee": ("Nee", "waiting_for_check", False)}


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
