"""Programmes and projects in the admin, in the order of the public page."""

from django.contrib import admin
from django.contrib.postgres.forms import SimpleArrayField
from django.forms import CharField, ModelForm, Textarea

from raadsportaal.redactie.admin import PublicatieAdmin, RijInline
from raadsportaal.redactie.admin.counts import MetTellingen
from raadsportaal.redactie.checks.filters import MetLink
from samenwerking.admin import help_texts
from samenwerking.models import Programma, Programmabron
from samenwerking.programmas import import_kind  # noqa: F401 (makes its import known)


class ProgrammabronInline(MetLink, RijInline):
    model = Programmabron
    breed = True
    uitleg = help_texts.PROGRAMMABRON
    fields = ["titel", "url", "link", "jaar", "taal", "raadpleging"]


class RegelsVeld(SimpleArrayField):
    """A list with one on a line: names of organisations have commas in them."""

    widget = Textarea(attrs={"rows": 4, "cols": 80})

    def to_python(self, value):
        return super().to_python("\n".join(line for line in value.splitlines() if line.strip()) if value else value)


class ProgrammaForm(ModelForm):
    partners = RegelsVeld(
        CharField(max_length=200), delimiter="\n", required=False, help_text="Elke partner op een eigen regel."
    )

    class Meta:
        model = Programma
        fields = "__all__"  # noqa: DJ007 (ProgrammaAdmin.fieldsets says which)
        localized_fields = ["budget"]  # 1250,50 as well as 1250.50


@admin.register(Programma)
class ProgrammaAdmin(MetTellingen, PublicatieAdmin):
    change_list_template = "beheer/lijst_met_import.html"
    form = ProgrammaForm
    taalveld = "taal"
    uitleg = help_texts.PROGRAMMA
    list_display = [
        "titel", "soort", "wanneer", "boven", "status_label", "check_label", "bekeken", "dossiers", "verzameling",
        "page_link",
    ]  # fmt: skip
    list_filter = ["status", "soort", "themas", "verzameling", "taal"]
    list_select_related = ["boven"]
    search_fields = ["titel", "engelse_titel", "afkorting", "samenvatting", "landen__naam", "=extern_id"]
    autocomplete_fields = ["boven", "doelen", "subdoelen", "landen", "themas"]
    inlines = [ProgrammabronInline]
    readonly_fields = [*PublicatieAdmin.readonly_fields, "verzameling", "extern_id", "plaatsen_in_woorden"]
    ordering = ["gecontroleerd_op", "-gewijzigd_op"]
    onderdelen = [
        "Wat is het?", "Wanneer?", "Verhaal", "Wat kunt u doen?", "Geld en partners", "Waar en waarover",
        ProgrammabronInline, "Wat ontbreekt", "Beheer",
    ]  # fmt: skip
    fieldsets = [
        ("Wat is het?", {"fields": ["titel", "slug", "samenvatting", "taal", ("soort", "boven"),
                                    "engelse_titel", "afkorting"]}),
        ("Wanneer?", {"fields": [("begin", "begin_precies", "begin_gepland"),
                                 ("einde", "einde_precies", "einde_gepland")]}),
        ("Verhaal", {"fields": ["doelstelling", "aanpak", "resultaat", "lastig"]}),
        ("Wat kunt u doen?", {"fields": ["bijdrage_gemeente", "bijdrage_ambtenaar", "bijdrage_bestuurder",
                                         "bijdrage_raadslid"]}),
        ("Geld en partners", {"fields": ["financier", ("budget", "munt"), "budget_toelichting", "partners"]}),
        ("Waar en waarover", {"fields": ["landen", "plaatsen_in_woorden", "themas", "doelen", "subdoelen"]}),
        ("Wat ontbreekt", {"fields": ["onvolledig"]}),
        ("Beheer", {"fields": [*PublicatieAdmin.readonly_fields, "verzameling", "extern_id"]}),
    ]  # fmt: skip

    @admin.display(description="wanneer", ordering="begin")
    def wanneer(self, record):
        return record.wanneer

    @admin.display(description="plaatsen")
    def plaatsen_in_woorden(self, record):
        return ", ".join(plaats["naam"] for plaats in record.plaatsen) or "-"
