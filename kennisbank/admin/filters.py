"""What the list of praktijken can be narrowed by, beside its own fields."""

from django.contrib import admin

from agendas.models import Doel
from kennisbank.facets import GROOTTES
from kennisbank.models import Praktijk
from raadsportaal.redactie.admin.filters import KeuzeFilter


class GlobalGoal(admin.RelatedFieldListFilter):
    """By their number; their own name would ask the database for the agenda of each."""

    def field_choices(self, field, request, model_admin):
        found = Doel.objects.global_goals().order_by("nummer")
        return [(pk, f"{nummer} {titel}") for pk, nummer, titel in found.values_list("pk", "nummer", "titel")]


class Grootte(KeuzeFilter):
    title = "grootte van de gemeente"
    parameter_name = "grootte"
    options = {
        key: (label, "of_size", GROOTTES[n - 1][0] if n else 0, below) for n, (below, key, label) in enumerate(GROOTTES)
    } | {"onbekend": ("Onbekend", "of_unknown_size")}


class RolFilter(KeuzeFilter):
    title = "rol van de raad"
    parameter_name = "rol"
    options = {rol.value: (rol.label, "with_rol", rol.value) for rol in Praktijk.Rol}


class ZonderBron(KeuzeFilter):
    title = "bron"
    parameter_name = "bron"
    options = {
        "zonder": ("Zonder bron", "without_bron"),
        "zonder-datum": ("Zonder bron met datum", "without_dated_bron"),
    }


class ZonderDuiding(KeuzeFilter):
    title = "Nederlandse duiding"
    parameter_name = "duiding"
    options = {"zonder": ("Zonder Nederlandse duiding", "without_duiding")}
