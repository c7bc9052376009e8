"""The rows in the form of a praktijk: doelen, stappen, cijfers, vragen, bronnen."""

from kennisbank.models import Bron, Cijfer, PraktijkDoel, Praktijkvraag, Stap
from raadsportaal.basis.forms import LosseDatum
from raadsportaal.redactie.admin import RijInline
from raadsportaal.redactie.checks.filters import MetLink

ORDER = "Lager komt eerst."


class StapInline(RijInline):
    model = Stap
    fields = ["titel", "tekst", "volgorde"]
    inleiding = "Wat deed de gemeente, stap voor stap? Drie tot vijf stappen lezen het best."
    lengtes = {"titel": 80, "tekst": 400}
    uitleg = {
        "titel": "De stap in een paar woorden.",
        "tekst": "Wat gebeurde er? Twee of drie korte zinnen.",
        "volgorde": ORDER,
    }


class CijferInline(RijInline):
    model = Cijfer
    fields = ["label", "waarde", "eenheid", "jaar", "bron", "volgorde"]
    inleiding = "Een cijfer over het resultaat. Sla eerst de bronnen op: dan kunt u hier kiezen uit welke het komt."
    uitleg = {
        "label": "Zeg ook waarmee u vergelijkt, zoals: minder autoritten dan in 2015.",
        "waarde": "Alleen het getal, zoals 38 of 1.200.",
        "eenheid": "Bijvoorbeeld: procent, woningen, euro per jaar.",
        "jaar": "Het jaar van het cijfer.",
        "bron": "Waar het cijfer staat.",
        "volgorde": ORDER,
    }

    def get_formset(self, request, obj=None, **kwargs):
        self.praktijk = obj
        return super().get_formset(request, obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "bron":  # a figure can rest on a source of its own praktijk only
            kwargs["queryset"] = Bron.objects.filter(praktijk=self.praktijk)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class VraagInline(RijInline):
    model = Praktijkvraag
    fields = ["vraag", "moment", "volgorde"]
    inleiding = "Wat kan een raadslid hierover aan het college vragen?"
    lengtes = {"vraag": 160}
    uitleg = {
        "vraag": "Een vraag die een raadslid zo kan stellen.",
        "moment": "Wanneer past zij? Bijvoorbeeld: bij de kadernota.",
        "volgorde": ORDER,
    }


class BronInline(MetLink, RijInline):
    model = Bron
    breed = True
    fields = ["titel", "uitgever", "url", "link", "taal", "datum", "raadpleging", "volgorde"]
    inleiding = "Waar kan een lezer het nakijken? Ten minste één bron met een datum of jaar."
    uitleg = {
        "titel": "De titel zoals die boven het stuk staat, in zijn eigen taal.",
        "uitgever": "Wie het uitgaf: een gemeente, krant of universiteit.",
        "url": "Het hele adres, met https:// ervoor.",
        "taal": "Code van de taal: nl, en, fr, es.",
        "datum": "Van het stuk zelf: een jaar, maand of dag, zoals 2021, mei 2021 of 12 mei 2021.",
        "raadpleging": "Hoe en wanneer u het las. Leeg: niet gelezen.",
        "volgorde": ORDER,
    }

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "datum":
            kwargs["form_class"] = LosseDatum
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class DoelInline(RijInline):
    model = PraktijkDoel
    autocomplete_fields = ["doel"]
    fields = ["doel", "volgorde"]
    max_num = 4
    verbose_name_plural = "Global Goals"
    inleiding = "Hooguit vier. Het eerste doel geeft de kaart zijn kleur."
    uitleg = {"doel": "Typ het nummer of een woord uit de titel.", "volgorde": ORDER}
