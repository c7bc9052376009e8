"""Indicators, their sources and their figures in the admin. Figures come by an import, and never by hand."""

from django.contrib import admin

from agendas.admin import help_texts
from agendas.meetlat import import_kind  # noqa: F401 (makes its import known)
from agendas.models import Cijferbron, Cijfernoot, Indicator, LandelijkeWaarde, Waarde
from raadsportaal.redactie.admin import NoAdd, NoChange, NoDelete, PublicatieAdmin, RijInline


class CijfernootInline(RijInline):
    model = Cijfernoot
    uitleg = help_texts.CIJFERNOOT
    autocomplete_fields = ["gemeente"]


class LandelijkeWaardeInline(RijInline):
    model = LandelijkeWaarde
    uitleg = help_texts.LANDELIJK


@admin.register(Indicator)
class IndicatorAdmin(NoDelete, PublicatieAdmin):
    """Not deleted: its figures would go with it. Archive it."""

    uitleg = help_texts.INDICATOR
    list_display = ["titel", "code", "doel", "laatste_jaar", "jaren", "status_label", "check_label", "page_link"]
    list_filter = ["status", "doel__nummer", "soort", "band", "invloed", "bron"]
    list_select_related = ["doel__agenda"]
    search_fields = ["titel", "code", "samenvatting", "tabel"]
    autocomplete_fields = ["doel", "subdoelen"]
    inlines = [CijfernootInline, LandelijkeWaardeInline]
    onderdelen = [
        "Wat is het?", "Waar hoort het bij?", "Uitleg", "Meten", CijfernootInline, LandelijkeWaardeInline, "Beheer",
    ]  # fmt: skip
    fieldsets = [
        ("Wat is het?", {"fields": ["titel", "slug", "code", "samenvatting", ("eenheid", "decimalen")]}),
        ("Waar hoort het bij?", {"fields": ["doel", "subdoelen", "band", "soort", "richting", "invloed"]}),
        ("Uitleg", {"fields": ["definitie", "kanttekening", "uitleg_invloed", "vraag"]}),
        ("Meten", {"fields": ["bron", "tabel", "breuk", "berekend", "optelbaar", ("laagst", "hoogst")]}),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]  # fmt: skip


@admin.register(Cijferbron)
class CijferbronAdmin(NoDelete, admin.ModelAdmin):
    list_display = ["uitgever", "titel", "tabel", "licentie"]
    search_fields = ["uitgever", "titel", "tabel", "sleutel"]


@admin.register(Waarde)
class WaardeAdmin(NoAdd, NoChange, NoDelete, admin.ModelAdmin):
    """To look at: a figure that is typed over here would leave no trace of what it was."""

    change_list_template = "beheer/lijst_van_cijfers.html"
    list_display = ["indicator", "gemeente", "jaar", "waarde", "laag", "hoog", "noot"]
    list_filter = ["jaar", "indicator__doel__nummer", "indicator"]
    list_select_related = ["indicator", "gemeente"]
    list_per_page = 50
    show_full_result_count = False
    search_fields = ["gemeente__naam", "=gemeente__code", "indicator__titel", "=indicator__code"]
    ordering = ["-jaar", "indicator__titel", "gemeente__sorteernaam"]
