"""Praktijken, bronnen and netwerken in the admin, in the order of the public page."""

from django.contrib import admin
from django.db import models
from django.forms import Textarea

from kennisbank.forms import PraktijkForm
from kennisbank.models import (
    Bron,
    Cijfer,
    Collectie,
    CollectieRegel,
    Land,
    Netwerk,
    Praktijk,
    PraktijkDoel,
    Praktijkvraag,
    Stap,
    Thema,
)
from raadsportaal.basis.admin import NoDelete, PublicatieAdmin


class Rij(admin.TabularInline):
    extra = 0
    formfield_overrides = {models.TextField: {"widget": Textarea(attrs={"rows": 2, "cols": 60})}}


class StapInline(Rij):
    model = Stap
    fields = ["titel", "tekst", "volgorde"]


class CijferInline(Rij):
    model = Cijfer
    fields = ["label", "waarde", "eenheid", "jaar", "bron", "volgorde"]

    def get_formset(self, request, obj=None, **kwargs):
        self.praktijk = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "bron":  # a figure can rest on a source of its own praktijk only
            kwargs["queryset"] = Bron.objects.filter(praktijk=self.praktijk)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class VraagInline(Rij):
    model = Praktijkvraag
    fields = ["vraag", "moment", "volgorde"]


class BronInline(Rij):
    model = Bron
    fields = ["titel", "uitgever", "url", "taal", "datum", "raadpleging", "volgorde"]


class DoelInline(Rij):
    model = PraktijkDoel
    autocomplete_fields = ["doel"]
    fields = ["doel", "volgorde"]
    max_num = 4
    verbose_name_plural = "Global Goals (hooguit 4; de eerste geeft de kaart zijn kleur)"


@admin.register(Praktijk)
class PraktijkAdmin(PublicatieAdmin):
    form = PraktijkForm
    list_display = ["titel", "waar", "status_label", "zekerheid", "check_label", "verzameling", "page_link"]
    list_filter = ["status", "themas", "zekerheid", "richting", "land__werelddeel", "verzameling", "taal"]
    list_select_related = ["land"]
    search_fields = ["titel", "samenvatting", "plaats", "land__naam", "bronregels__titel"]
    autocomplete_fields = ["land", "subdoelen", "netwerken"]
    filter_horizontal = ["themas"]
    inlines = [DoelInline, StapInline, CijferInline, VraagInline, BronInline]
    readonly_fields = [*PublicatieAdmin.readonly_fields, "verzameling", "extern_id"]
    ordering = ["gecontroleerd_op", "-gewijzigd_op"]
    fieldsets = [
        (
            "Wat en waar",
            {
                "fields": [
                    "titel", "slug", "samenvatting", "taal", ("plaats", "land"), ("breedtegraad", "lengtegraad"),
                    ("inwoners", "inwoners_jaar"), ("sinds", "tot"), "richting",
                ]
            },
        ),
        ("Probleem en resultaat", {"fields": ["probleem", "resultaat", "zekerheid", "lastig"]}),
        ("De raad", {"fields": ["rollen"]}),
        (
            "Kan dit in Nederland?",
            {"fields": ["nl_antwoord", "nl_duiding", "nl_besluit", "nl_uitvoering", "nl_kosten", "nl_eerste_stap"]},
        ),
        ("Thema's, subdoelen en netwerken", {"fields": ["themas", "subdoelen", "netwerken"]}),
        ("Beheer", {"fields": readonly_fields}),
    ]  # fmt: skip

    @admin.display(description="waar", ordering="plaats")
    def waar(self, record):
        return record.waar

    def missing(self, record):
        return record.missing()


@admin.register(Netwerk)
class NetwerkAdmin(NoDelete, PublicatieAdmin):
    list_display = ["afkorting", "titel", "soort", "status_label", "check_label"]
    list_filter = ["status", "themas"]
    search_fields = ["afkorting", "titel", "naam"]
    filter_horizontal = ["themas"]
    fieldsets = [
        (
            "Wat is het?",
            {
                "fields": [
                    "titel",
                    "afkorting",
                    "naam",
                    "slug",
                    "nummer",
                    "samenvatting",
                    "opbrengst",
                    "deelname",
                ]
            },
        ),
        (
            "Feiten",
            {
                "fields": [
                    "opgericht",
                    "zetel",
                    "bereik",
                    "soort",
                    "themas",
                    "trefwoorden",
                    "website",
                    "gecontroleerd",
                ]
            },
        ),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]


class RegelInline(Rij):
    model = CollectieRegel
    autocomplete_fields = ["praktijk"]
    fields = ["praktijk", "waarom", "volgorde"]
    verbose_name_plural = "Voorbeelden, het laagste nummer eerst (op de homepage staan de eerste drie)"
    formfield_overrides = {models.CharField: {"widget": Textarea(attrs={"rows": 3, "cols": 60})}}


@admin.register(Collectie)
class CollectieAdmin(PublicatieAdmin):
    list_display = ["titel", "status_label", "plek", "thema", "aantal", "check_label", "page_link"]
    list_filter = ["status", "plek", "thema"]
    list_select_related = ["thema"]
    search_fields = ["titel", "samenvatting", "inleiding"]
    inlines = [RegelInline]
    fieldsets = [
        ("Wat leest de bezoeker?", {"fields": ["titel", "slug", "samenvatting", "inleiding"]}),
        ("Waar staat zij?", {"fields": ["plek", "thema"]}),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_counts()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "samenvatting":
            kwargs["widget"] = Textarea(attrs={"rows": 3, "cols": 80, "maxlength": 400})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description="te lezen", ordering="aantal")
    def aantal(self, record):
        return record.aantal

    def missing(self, record):
        return record.missing()


@admin.register(Thema)
class ThemaAdmin(NoDelete, admin.ModelAdmin):
    list_display = ["naam", "nummer"]
    search_fields = ["naam"]


@admin.register(Land)
class LandAdmin(NoDelete, admin.ModelAdmin):
    list_display = ["naam", "code", "werelddeel"]
    list_filter = ["werelddeel"]
    search_fields = ["naam", "andere_namen", "=code"]
