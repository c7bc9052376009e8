"""Netwerken in the admin, in the order of the public page."""

from django.contrib import admin
from django.contrib.postgres.fields import ArrayField

from kennisbank.forms import Woorden
from kennisbank.models import Netwerk
from raadsportaal.redactie.admin import NoDelete, PublicatieAdmin


@admin.register(Netwerk)
class NetwerkAdmin(NoDelete, PublicatieAdmin):
    list_display = ["afkorting", "titel", "soort", "status_label", "check_label"]
    list_filter = ["status", "themas"]
    search_fields = ["afkorting", "titel", "naam"]
    filter_horizontal = ["themas"]
    formfield_overrides = {ArrayField: {"form_class": Woorden}}
    fieldsets = [
        ("Wat is het?", {"fields": ["titel", "afkorting", "naam", "slug", "nummer", "samenvatting", "opbrengst",
                                    "deelname"]}),
        ("Feiten", {"fields": ["opgericht", "zetel", "bereik", "soort", "themas", "trefwoorden", "website",
                               "gecontroleerd"]}),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]  # fmt: skip
    uitleg = {
        "titel": "De naam zoals raadsleden die kennen, met een paar woorden erbij als dat helpt.",
        "afkorting": "De korte naam, zoals C40. Die staat op kaarten en in filters.",
        "naam": "De officiële naam, in de taal van het netwerk zelf.",
        "nummer": "Een vast nummer onder 1000. Kies voor een nieuw netwerk het eerste dat vrij is.",
        "opbrengst": "Wat krijgt een gemeente ervoor terug: kennis, geld, contacten? Noem het gewoon.",
        "deelname": "Hoe wordt een gemeente lid, en wat kost dat? Weet u het niet, zeg dat dan.",
        "opgericht": "Het jaar waarin het netwerk begon, zoals 2005.",
        "zetel": "De stad en het land van het kantoor.",
        "bereik": "Waar de leden zijn: de wereld, Europa, of een deel daarvan.",
        "soort": "Wat voor netwerk is het? Bijvoorbeeld: vereniging van steden, of project van de EU.",
        "trefwoorden": "Andere woorden waarmee men dit netwerk zoekt, met een komma ertussen.",
        "website": "Het adres van de website, met https:// ervoor.",
        "gecontroleerd": "Waarmee deze tekst is vergeleken en wanneer. Laat leeg als dat niet is gebeurd.",
    }
