"""Agendas, doelen, subdoelen and verbanden in the admin."""

from django.contrib import admin

from agendas.admin import help_texts
from agendas.models import Agenda, Doel, Mijlpaal, Subdoel, Verband, Vraag
from raadsportaal.redactie.admin import NoDelete, PublicatieAdmin, RijInline


class MijlpaalInline(RijInline):
    model = Mijlpaal
    uitleg = help_texts.MIJLPAAL


class AgendavraagInline(RijInline):
    model = Vraag
    uitleg = help_texts.VRAAG
    lengtes = {"vraag": 160}
    fields = ["vraag", "moment", "doel", "subdoel", "volgorde"]
    autocomplete_fields = ["doel", "subdoel"]


class DoelvraagInline(AgendavraagInline):
    fields = ["agenda", "vraag", "moment", "subdoel", "volgorde"]
    autocomplete_fields = ["subdoel"]


@admin.register(Agenda)
class AgendaAdmin(NoDelete, PublicatieAdmin):
    list_display = ["titel", "groep", "schaal", "bindend", "doeljaar", "status_label", "check_label"]
    list_filter = ["groep", "schaal", "bindend", "status"]
    search_fields = ["titel", "korte_titel"]
    inlines = [MijlpaalInline, AgendavraagInline]
    uitleg = help_texts.AGENDA
    onderdelen = ["Wat is het?", "Feiten", MijlpaalInline, AgendavraagInline, "Beheer"]
    fieldsets = [
        (
            "Wat is het?",
            {
                "fields": [
                    "titel",
                    "korte_titel",
                    "slug",
                    "groep",
                    "volgorde",
                    "samenvatting",
                    "tekst",
                    "raad",
                ]
            },
        ),
        (
            "Feiten",
            {"fields": ["jaar", "doeljaar", "schaal", "bindend", "bron_titel", "bron_url", "gecontroleerd"]},
        ),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]


@admin.register(Doel)
class DoelAdmin(NoDelete, admin.ModelAdmin):
    list_display = ["nummer", "titel", "agenda", "doeljaar", "pijler"]
    list_display_links = ["titel"]
    list_filter = ["agenda"]
    list_select_related = ["agenda"]
    search_fields = ["titel", "=nummer", "agenda__korte_titel"]
    autocomplete_fields = ["agenda"]
    inlines = [DoelvraagInline]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("agenda")

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.agenda.index()


@admin.register(Subdoel)
class SubdoelAdmin(NoDelete, admin.ModelAdmin):
    list_display = ["code", "titel", "zeggenschap", "raad"]
    list_display_links = ["titel"]
    list_filter = ["zeggenschap", "doel__nummer"]
    search_fields = ["^code", "titel", "tekst"]
    ordering = ["volgorde"]  # by number: those of one doel together
    readonly_fields = ["doel", "code", "volgorde"]

    def has_add_permission(self, request):
        return False  # the 169 of the United Nations

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        obj.doel.agenda.index()


@admin.register(Verband)
class VerbandAdmin(admin.ModelAdmin):
    list_display = ["subdoel", "doel", "sterkte", "reden", "gecontroleerd"]
    list_filter = ["sterkte", "doel__agenda"]
    list_select_related = ["subdoel", "doel__agenda"]
    search_fields = ["=subdoel__code", "subdoel__titel", "doel__titel", "reden"]
    autocomplete_fields = ["subdoel", "doel"]
