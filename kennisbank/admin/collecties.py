"""Collecties in the admin: what the visitor reads, where it stands, and its praktijken in their order."""

from django.contrib import admin
from django.contrib.postgres.fields import ArrayField
from django.db.models import CharField
from django.forms import Textarea

from kennisbank.forms import Woorden
from kennisbank.models import Collectie, CollectieRegel
from raadsportaal.redactie.admin import PublicatieAdmin, RijInline


class RegelInline(RijInline):
    model = CollectieRegel
    autocomplete_fields = ["praktijk"]
    fields = ["praktijk", "waarom", "volgorde"]
    inleiding = "De eerste drie staan op de homepage als de collectie daar is uitgelicht."
    lengtes = {"waarom": 240}
    formfield_overrides = {CharField: {"widget": Textarea(attrs={"rows": 3, "cols": 60})}}
    uitleg = {
        "praktijk": "Typ een woord uit de titel of de plaats.",
        "waarom": "Wat leert een raad juist hiervan? Een of twee zinnen.",
        "volgorde": "Lager komt eerst.",
    }


@admin.register(Collectie)
class CollectieAdmin(PublicatieAdmin):
    formfield_overrides = {ArrayField: {"form_class": Woorden}}
    list_display = ["titel", "status_label", "plek", "thema", "aantal", "check_label", "page_link"]
    list_filter = ["status", "plek", "thema"]
    list_select_related = ["thema"]
    search_fields = ["titel", "samenvatting", "inleiding"]
    inlines = [RegelInline]
    lengtes = {**PublicatieAdmin.lengtes, "inleiding": 800}
    uitleg = {
        "inleiding": "Waarom horen deze voorbeelden bij elkaar? Zeg ook wat onzeker is en wat mislukte.",
        "trefwoorden": "Hoe noemt een raad dit onderwerp? Met een komma ertussen: schuldhulp, incasso. "
        "Denk bij elk woord: wie alleen dit typt, is die blij met deze collectie?",
        "plek": "Er staat er één op de homepage: die het laatst is gewijzigd.",
        "thema": "Dan staat zij ook op de pagina van dat thema. Leeg mag.",
    }
    fieldsets = [
        ("Wat leest de bezoeker?", {"fields": ["titel", "slug", "samenvatting", "inleiding"]}),
        ("Hoe vindt men haar?", {"fields": ["plek", "thema", "trefwoorden"]}),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]
    onderdelen = ["Wat leest de bezoeker?", RegelInline, "Hoe vindt men haar?", "Beheer"]

    def get_queryset(self, request):
        return super().get_queryset(request).with_counts()

    @admin.display(description="te lezen", ordering="aantal")
    def aantal(self, record):
        return record.aantal
