"""Praktijken in the admin: the list, and the form in the order of the public page."""

from django.contrib import admin
from django.db.models import F
from django.template.loader import render_to_string
from django.urls import path

from kennisbank.admin import filters
from kennisbank.admin.actions import MetActies
from kennisbank.admin.help_texts import PRAKTIJK
from kennisbank.admin.rows import BronInline, CijferInline, DoelInline, StapInline, VraagInline
from kennisbank.admin.sorting import zoek_plaats
from kennisbank.admin.suggestions import suggesties
from kennisbank.engels.admin import MetEngels
from kennisbank.forms import PraktijkForm
from kennisbank.models import Praktijk
from raadsportaal.redactie.admin import PublicatieAdmin
from raadsportaal.redactie.admin.counts import MetTellingen
from raadsportaal.redactie.writing.lacking import BUTTONS, Gemis

OF_THE_IMPORT = ["verzameling", "extern_id"]
FOR_WRITING = ["zoek_plaats", "suggesties"]
USED = admin.RelatedOnlyFieldListFilter  # of all there are, those that some record has
KORT = {1: "beschreven", 2: "gemeten", 3: "onderzocht"}  # a column has no room for more


@admin.register(Praktijk)
class PraktijkAdmin(MetActies, MetEngels, MetTellingen, PublicatieAdmin):
    change_list_template = "beheer/lijst_met_import.html"
    form = PraktijkForm
    taalveld = "taal"
    uitleg = PRAKTIJK
    lengtes = {**PublicatieAdmin.lengtes, "probleem": 600, "resultaat": 900, "lastig": 600, "nl_duiding": 900}
    list_display = [
        "titel", "waar", "status_label", "doelnummers", "zekerheid_label", "check_label", "bekeken", "dossiers",
    ]  # fmt: skip
    list_filter = [
        "status", "themas", ("doelregels__doel", filters.GlobalGoal), ("land", USED), "land__werelddeel",
        filters.Grootte, filters.RolFilter, "zekerheid", "afloop", "taal", ("gewijzigd_door", USED),
        filters.ZonderBron, filters.ZonderDuiding, "richting", "verzameling",
    ]  # fmt: skip
    list_select_related = ["land"]
    search_fields = ["titel", "samenvatting", "plaats", "land__naam", "bronregels__titel"]
    search_help_text = "Zoek in titel, samenvatting, plaats, land en de titels van bronnen."
    autocomplete_fields = ["land", "onderwerpen", "subdoelen", "netwerken"]
    inlines = [DoelInline, StapInline, CijferInline, VraagInline, BronInline]
    actions = [*PublicatieAdmin.actions, "add_thema", "add_doel", "export"]
    readonly_fields = [*PublicatieAdmin.readonly_fields, *OF_THE_IMPORT, "kaartje", "suggesties"]
    ordering = [F("gecontroleerd_op").asc(nulls_first=True), "-gewijzigd_op"]
    fieldsets = [
        ("Wat en waar", {"fields": ["titel", "slug", "taal", "zoek_plaats", ("plaats", "land"),
                                    ("breedtegraad", "lengtegraad"), "kaartje", ("inwoners", "inwoners_jaar"),
                                    ("sinds", "tot"), "richting"]}),
        ("Samenvatting", {"fields": ["samenvatting"]}),
        ("Het probleem", {"fields": ["probleem"]}),
        ("Resultaat", {"fields": ["resultaat", "zekerheid", "afloop"]}),
        ("Wat was lastig?", {"fields": ["lastig"]}),
        ("Kan dit in Nederland?", {"fields": ["nl_antwoord", "nl_duiding", "nl_besluit", "nl_uitvoering", "nl_kosten",
                                              "nl_eerste_stap"]}),
        ("De raad", {"fields": ["rollen"]}),
        ("Doelen en thema's", {"fields": ["suggesties", "themas", "onderwerpen", "trefwoorden", "subdoelen",
                                          "netwerken"]}),
        ("Beheer", {"fields": [*PublicatieAdmin.readonly_fields, *OF_THE_IMPORT]}),
    ]  # fmt: skip
    onderdelen = [
        "Wat en waar", "Samenvatting", "Het probleem", StapInline, "Resultaat", CijferInline, "Wat was lastig?",
        "Kan dit in Nederland?", "De raad", VraagInline, "Doelen en thema's", DoelInline, BronInline, "Beheer",
    ]  # fmt: skip

    def get_fieldsets(self, request, obj=None):
        """Who may not change it, as of what lies in the trash, needs no help with filling in."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [(name, {**options, "fields": [field for field in options["fields"] if field not in FOR_WRITING]})
                for name, options in fieldsets]  # fmt: skip

    def get_queryset(self, request):
        return super().get_queryset(request).with_doelregels()

    def get_urls(self):
        wrap, name = self.admin_site.admin_view, "kennisbank_praktijk"
        return [
            path("plaatsen/", wrap(zoek_plaats), name=f"{name}_plaatsen"),
            path("<int:pk>/suggesties/", wrap(suggesties), name=f"{name}_suggesties"),
            *super().get_urls(),
        ]

    @admin.display(description="plaats en land", ordering="plaats")
    def waar(self, record):
        return record.waar

    @admin.display(description="zekerheid", ordering="zekerheid")
    def zekerheid_label(self, record):
        return KORT[record.zekerheid]

    @admin.display(description="doelen")
    def doelnummers(self, record):
        return ", ".join(str(doel.nummer) for doel in record.doelen_op_volgorde) or "-"

    @admin.display(description="op de kaart")
    def kaartje(self, record):
        if record.breedtegraad is None or record.lengtegraad is None:
            return "Nog niet: vul een plaats in en sla op."
        return render_to_string("beheer/kaartje.html", {"praktijk": record})

    @admin.display(description="wat de computer voorstelt")
    def suggesties(self, record):
        if not record.pk:
            return "Sla eerst op. Dan leest de computer de tekst en stelt hij doelen en thema's voor."
        return render_to_string("beheer/suggesties_later.html", {"praktijk": record})

    def missing(self, record):
        """Also that somebody says it is right today; what was there before the desk keeps its place without."""
        found = record.missing()
        if record.gecontroleerd_op is None:
            found.append(Gemis("datum van controle: klik op ‘Klopt nog’", BUTTONS))
        return found
