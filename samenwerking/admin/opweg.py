"""The steps of the guide to international policy, in the admin."""

from django.contrib import admin

from raadsportaal.redactie.admin import PublicatieAdmin, RijInline
from raadsportaal.redactie.checks.filters import MetLink
from samenwerking.admin import help_texts
from samenwerking.models import Beleidsstap, Beleidsvoorbeeld


class BeleidsvoorbeeldInline(MetLink, RijInline):
    model = Beleidsvoorbeeld
    breed = True
    uitleg = help_texts.BELEIDSVOORBEELD
    fields = ["gemeente", "tekst", "bron", "url", "link", "datum", "raadpleging"]


@admin.register(Beleidsstap)
class BeleidsstapAdmin(PublicatieAdmin):
    uitleg = help_texts.BELEIDSSTAP
    list_display = ["titel", "volgorde", "status_label", "check_label", "page_link"]
    list_filter = ["status"]
    search_fields = ["titel", "samenvatting", "doen", "valkuilen"]
    inlines = [BeleidsvoorbeeldInline]
    ordering = ["volgorde", "titel"]
    onderdelen = ["De stap", "Voor de raad", BeleidsvoorbeeldInline, "Beheer"]
    fieldsets = [
        ("De stap", {"fields": ["titel", "slug", "volgorde", "samenvatting"]}),
        ("Voor de raad", {"fields": ["doen", "besluit", "kosten", "valkuilen", "zinnen"]}),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]
