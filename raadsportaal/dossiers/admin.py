"""What VNG sees of dossiers in the admin: how many a municipality has, and never what is in them."""

from django.contrib import admin
from django.db.models import BigIntegerField, F, Func

from raadsportaal.dossiers.models import Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.admin import GemeenteAdmin
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.admin.counts import counts_use

admin.site.unregister(Gemeente)


@admin.register(Gemeente)
class GemeenteMetAantallenAdmin(GemeenteAdmin):
    list_display = [*GemeenteAdmin.list_display, "aantal_dossiers", "aantal_koppelingen"]

    def get_queryset(self, request):
        counts = {
            name: Func(F("pk"), function=name, output_field=BigIntegerField())
            for name in ("aantal_dossiers", "aantal_koppelingen")
        }
        return super().get_queryset(request).annotate(**{f"{name}_n": count for name, count in counts.items()})

    @admin.display(description="dossiers", ordering="aantal_dossiers_n")
    def aantal_dossiers(self, gemeente):
        return gemeente.aantal_dossiers_n

    @admin.display(description="koppelingen", ordering="aantal_koppelingen_n")
    def aantal_koppelingen(self, gemeente):
        return gemeente.aantal_koppelingen_n


@counts_use
def dossiers_per_record(kind, pks):
    """In how many dossiers each of these is used, of all municipalities together: the number and nothing else."""
    with bereik(EVERYTHING):
        return Koppeling.objects.dossiers_per_record(kind, pks)
