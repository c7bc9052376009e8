"""English versions in the admin, in the order of their page; and the way there from a Dutch praktijk."""

from django import forms
from django.contrib import admin
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html

from kennisbank.engels.beside import praktijk_of, put_beside
from kennisbank.models import Deling, EngelseVersie, Praktijk
from raadsportaal.redactie.admin import PublicatieAdmin, RijInline
from raadsportaal.redactie.admin.filters import KeuzeFilter
from raadsportaal.redactie.models import LONGEST_SUMMARY

BEHIND = "Het Nederlandse voorbeeld is daarna gewijzigd."
CHANGE, ADD = "admin:kennisbank_engelseversie_change", "admin:kennisbank_engelseversie_add"
HEADINGS = {  # what the desk calls a text, what the page calls it, and what belongs there
    "context": ("Uitleg voor lezers in het buitenland", "Context for readers abroad",
                "Wat weet een lezer buiten Nederland niet? Wat mag een gemeente, wie betaalt, welke wet geldt?"),
    "probleem": ("Het probleem", "The problem", ""),
    "aanpak": ("De aanpak", "What was done", "Een lege regel begint een nieuwe alinea."),
    "resultaat": ("Het resultaat", "The result", "Laat ook staan wat wij niet weten."),
    "lastig": ("Wat was lastig?", "What was hard", ""),
}  # fmt: skip

IN_ENGLISH = {"titel", "samenvatting", *HEADINGS}
UITLEG = {
    "titel": "In het Engels. Zeg wat er is gedaan. Hooguit 70 tekens leest het best.",
    "samenvatting": f"In het Engels, in korte zinnen. Hooguit {LONGEST_SUMMARY} tekens.",
    "praktijk": "Alleen voorbeelden uit Nederland die nog geen Engelse versie hebben.",
} | {name: f"Op de pagina: ‘{heading}’. {tekst}".strip() for name, (_, heading, tekst) in HEADINGS.items()}


class EngelseVersieForm(forms.ModelForm):
    """Labels in Dutch, with the heading that a reader sees."""

    class Meta:
        model = EngelseVersie
        fields = "__all__"  # noqa: DJ007 (EngelseVersieAdmin.fieldsets says which)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in IN_ENGLISH & self.fields.keys():  # who may only look has no fields
            self.fields[name].widget.attrs["lang"] = "en"
            self.fields[name].label = HEADINGS[name][0] if name in HEADINGS else self.fields[name].label
        if praktijk := self.fields.get("praktijk"):
            praktijk.error_messages["invalid_choice"] = "Kies een voorbeeld uit Nederland."


class DelingInline(RijInline):
    model = Deling
    fields = ["waar", "url", "op"]
    uitleg = {
        "waar": "In het Engels: met een adres erbij komt het op de pagina.",
        "url": "Waar men het daar leest, met https:// ervoor. Leeg mag.",
        "op": "De dag waarop het daar verscheen.",
    }


class Gedeeld(KeuzeFilter):
    title = parameter_name = "gedeeld"
    options = {"ja": ("Gedeeld", "shared", True), "nee": ("Niet gedeeld", "shared", False)}


class Achter(KeuzeFilter):
    title, parameter_name = "Nederlands daarna gewijzigd", "achter"
    options = {"ja": ("Ja", "behind", True), "nee": ("Nee", "behind", False)}


@admin.register(EngelseVersie)
class EngelseVersieAdmin(PublicatieAdmin):
    form = EngelseVersieForm
    taal = "en"
    uitleg = UITLEG
    list_display = ["titel", "voorbeeld", "status_label", "check_label", "keren_gedeeld", "achter", "page_link"]
    list_filter = ["status", Gedeeld, Achter]
    search_fields = ["titel", "samenvatting", "praktijk__titel", "praktijk__plaats"]
    autocomplete_fields = ["praktijk"]
    inlines = [DelingInline]
    readonly_fields = [*PublicatieAdmin.readonly_fields, "nederlands"]
    ordering = ["gecontroleerd_op", "titel"]
    fieldsets = [
        ("Wat is het?", {"fields": ["praktijk", "nederlands", "titel", "slug", "samenvatting"]}),
        ("Wat iemand buiten Nederland moet weten", {"fields": ["context"]}),
        ("Het verhaal", {"fields": ["probleem", "aanpak", "resultaat", "lastig"]}),
        ("Beheer", {"fields": PublicatieAdmin.readonly_fields}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).for_desk()

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        form = context["adminform"].form
        if "praktijk" in form.fields and (praktijk := praktijk_of(form, obj)):  # who may only look has no fields
            put_beside(form, praktijk)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "praktijk":
            kwargs["queryset"] = Praktijk.objects.in_nederland()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="het Nederlandse voorbeeld", ordering="praktijk__titel")
    def voorbeeld(self, record):
        return str(record.praktijk)  # a column of the field itself is never broken off

    @admin.display(description="keren gedeeld", ordering="gedeeld")
    def keren_gedeeld(self, record):
        return record.gedeeld

    @admin.display(description="Nederlands")
    def achter(self, record):
        return BEHIND if record.is_behind else "niet gewijzigd"

    @admin.display(description="Nederlandse tekst")
    def nederlands(self, record):
        if not record.pk:
            return "Kies eerst het voorbeeld."
        praktijk = record.praktijk
        form = reverse("admin:kennisbank_praktijk_change", args=[praktijk.pk])
        link = format_html('<a href="{}">{}</a> ({})', form, praktijk, praktijk.get_status_display())
        if not record.is_behind:
            return link
        when = date_format(praktijk.gewijzigd_op, "j F Y")
        return format_html(
            "{}<br><strong>{}</strong> Op {}. Lees na of de Engelse tekst nog klopt.", link, BEHIND, when
        )


class MetEngels:
    """For the ModelAdmin of Praktijk: a Dutch praktijk leads to its English version, or to a new one."""

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "engels"]

    def get_fieldsets(self, request, obj=None):
        fieldsets = list(super().get_fieldsets(request, obj))
        if obj and obj.land.code == "NL":
            fieldsets.append(("Voor lezers in het buitenland", {"fields": ["engels"]}))
        return fieldsets

    def get_search_results(self, request, queryset, search_term):
        """Choosing one for an English version: only what can have one and has none."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        if request.GET.get("model_name") == EngelseVersie._meta.model_name:
            found = found.in_nederland().without_engels()
        return found, duplicates

    @admin.display(description="Engelse versie")
    def engels(self, record):
        versie = getattr(record, "engelse_versie", None)
        if versie is None:
            url = f"{reverse(ADD)}?praktijk={record.pk}&slug={record.slug}"
            return format_html('<a href="{}">Maak een Engelse versie</a>', url)
        link = format_html(
            '<a href="{}">{}</a> ({})', reverse(CHANGE, args=[versie.pk]), versie, versie.get_status_display()
        )
        return format_html("{} {}", link, BEHIND) if versie.is_behind else link
