"""What VNG does for municipalities, in the admin."""

from django.contrib import admin

from raadsportaal.redactie.admin import PublicatieAdmin, RijInline
from raadsportaal.redactie.checks.filters import MetLink
from samenwerking.admin import help_texts
from samenwerking.models import Inzet, Inzetbron


class InzetbronInline(MetLink, RijInline):
    model = Inzetbron
    breed = True
    uitleg = help_texts.INZETBRON
    fields = ["titel", "url", "link", "datum", "taal", "raadpleging"]


@admin.register(Inzet)
class InzetAdmin(PublicatieAdmin):
    uitleg = help_texts.INZET
    list_display = ["titel", "stand", "status_label", "check_label", "volgorde", "page_link"]
    list_filter = ["status", "stand"]
    search_fields = ["titel", "samenvatting", "inbreng", "uitkomst"]
    autocomplete_fields = ["agendas"]
    inlines = [InzetbronInline]
    ordering = ["volgorde", "titel"]
    onderdelen = ["Waar gaat het over?", "Wat doet VNG?", "Wat kwam ervan?", InzetbronInline, "Beheer"]
    fieldsets = [
        ("Waar gaat het over?", {"fields": ["titel", "slug", "samenvatting", "agendas", "volgorde"]}),
        ("Wat doet VNG?", {"fields": ["inbreng", "met_wie", "waar_en_wanneer"]}),
        ("Wat kwam ervan?", {"fields": ["stand", "uitkomst", "raad", "onbekend"]}),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]
