"""What every Publicatie has in the admin: its columns, its help, its acts, and the rows of its form."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html

from raadsportaal.redactie.admin.addresses import Adreswijziging
from raadsportaal.redactie.admin.bulk import bulk
from raadsportaal.redactie.admin.ordering import InVolgorde
from raadsportaal.redactie.admin.searching import EenKeerZoeken
from raadsportaal.redactie.admin.trash import Prullenbak
from raadsportaal.redactie.admin.workflow import Werkstroom
from raadsportaal.redactie.checks.filters import ControleNodig
from raadsportaal.redactie.checks.points import TOO_OLD
from raadsportaal.redactie.doubles.admin import Dubbelwaarschuwing
from raadsportaal.redactie.models import LONGEST_SUMMARY, Daad
from raadsportaal.redactie.workflow import PUBLISH
from raadsportaal.redactie.writing.assistance import MetSchrijfhulp, tell_language

# What is the same in every Publicatie.
UITLEG = {
    "titel": "Zeg wat er is, in gewone woorden. Hooguit 70 tekens leest het best.",
    "slug": "Het laatste stuk van het adres van de pagina. Het vult zichzelf; verander het na publicatie liever niet.",
    "samenvatting": "Waar gaat het over? Schrijf één of twee zinnen, hooguit 240 tekens. Dit staat in de lijsten.",
    "taal": "De code van de taal waarin deze tekst is geschreven: nl, en, fr, es. Meestal nl.",
    "themas": "Kies waar dit over gaat. Bezoekers filteren hierop.",
}


CHECKED = "De dag waarop iemand van VNG dit het laatst nakeek. Geen dag? Dan keek nog niemand het na."


class RijInline(MetSchrijfhulp, admin.TabularInline):
    """Rows of another table in the form of a Publicatie; each field says what goes in it."""

    template = "beheer/rijen.html"
    extra = 0
    rows = 2
    inleiding = ""
    breed = False  # more boxes than fit beside each other: each row becomes a block


class PublicatieAdmin(
    InVolgorde,
    Dubbelwaarschuwing,
    Adreswijziging,
    Prullenbak,
    EenKeerZoeken,
    Werkstroom,
    MetSchrijfhulp,
    admin.ModelAdmin,
):
    """Status, check date and search row of a Publicatie; its status changes by the buttons of the workflow only.

    Deleting it lays it in the trash, where what dossiers refer to stays.
    """

    lengtes = {"titel": 70, "samenvatting": LONGEST_SUMMARY}
    taal, taalveld = "nl", ""  # the language of the text, and the field that holds it where an editor chooses
    list_per_page = 50
    save_on_top = True
    show_facets = admin.ShowFacets.ALWAYS
    readonly_fields = ["status", "gecontroleerd_op", "aangemaakt_op", "gewijzigd_op", "gewijzigd_door"]
    prepopulated_fields = {"slug": ["titel"]}
    actions = ["ask_check", "publish", "archive", "mark_checked", "merge_two", "delete_selected"]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """The help of the model is for an empty box; this date is only read, and may be there."""
        kwargs["help_texts"] = {"gecontroleerd_op": CHECKED, **(kwargs.get("help_texts") or {})}
        return super().get_form(request, obj, change=change, **kwargs)

    def get_list_filter(self, request):
        return [ControleNodig, *super().get_list_filter(request)]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and db_field.name in UITLEG and db_field.name not in self.uitleg:
            field.help_text = UITLEG[db_field.name]
        if hasattr(field, "widget") and hasattr(field.widget, "can_delete_related"):
            field.widget.can_delete_related = False  # a cross beside a choice would throw away what was chosen
        return field

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        taal = getattr(obj, self.taalveld, self.taal) if obj and self.taalveld else self.taal
        forms = [context["adminform"].form]
        forms += [form for inline in context["inline_admin_formsets"] for form in inline.formset.forms]
        tell_language(forms, taal, f"id_{self.taalveld}" if self.taalveld else "")
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @admin.display(description="status", ordering="status")
    def status_label(self, record):
        return format_html('<span class="merk merk--{}">{}</span>', record.status, record.get_status_display())

    @admin.display(description="laatste controle", ordering="gecontroleerd_op")
    def check_label(self, record):
        if record.gecontroleerd_op is None:
            return "nog niet"
        day = record.gecontroleerd_op.strftime("%d-%m-%Y")
        if record.gecontroleerd_op >= timezone.localdate() - TOO_OLD:
            return day
        return format_html('{} <strong class="te-oud">te oud</strong>', day)

    @admin.display(description="pagina")
    def page_link(self, record):
        if not record.pk or not record.is_published:
            return "-"
        return format_html(
            '<a href="{}" aria-label="Bekijk ‘{}’ op het portaal">Bekijk</a>', record.get_absolute_url(), record
        )

    @admin.action(description="Vraag controle aan", permissions=["change"])
    def ask_check(self, request, queryset):
        return bulk(self, request, queryset, "ask_check", Daad.VRAAG)

    def has_publish_permission(self, request):
        return request.user.has_perm(PUBLISH)

    @admin.action(description="Publiceer", permissions=["publish"])
    def publish(self, request, queryset):
        return bulk(self, request, queryset, "publish", Daad.PUBLICEER)

    @admin.action(description="Archiveer", permissions=["change"])
    def archive(self, request, queryset):
        return bulk(self, request, queryset, "archive", Daad.ARCHIVEER)

    @admin.action(description="Markeer als vandaag gecontroleerd", permissions=["change"])
    def mark_checked(self, request, queryset):
        return bulk(self, request, queryset, "mark_checked", Daad.CONTROLEER)
