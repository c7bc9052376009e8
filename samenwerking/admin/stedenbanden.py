"""City partnerships in the admin, and the queue of what municipalities said of them."""

from django.contrib import admin
from django.db.models import F
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from raadsportaal.basis.as_seen import SharedForm
from raadsportaal.gemeenten.locked_admin import InEverything
from raadsportaal.redactie.admin import NoAdd, NoDelete
from raadsportaal.redactie.admin.concurrency import EenVoorEen
from samenwerking.models import Bandwijziging, Stedenband
from samenwerking.stedenbanden import import_kind  # noqa: F401 (makes its import known)


class StedenbandAdminForm(SharedForm):
    """What the municipality confirms or corrects itself is not written over by a page that was opened before."""

    guarded = (
        "plaats", "land", "breedtegraad", "lengtegraad", "soort", "stand", "sinds", "tot", "toelichting", "contact",
    )  # fmt: skip


@admin.register(Stedenband)
class StedenbandAdmin(EenVoorEen, InEverything, NoDelete, admin.ModelAdmin):
    """Not deleted: loading would bring it back. What was never there gets that stand, and is not public."""

    form = StedenbandAdminForm
    change_list_template = "beheer/lijst_met_import.html"
    list_display = ["gemeente", "plaats", "land", "soort", "stand", "bevestigd_op", "bron_zekerheid"]
    list_display_links = ["gemeente", "plaats"]
    list_filter = ["stand", "soort", "themas", "land__werelddeel", "bron_zekerheid", "gemeente__provincie"]
    list_select_related = ["gemeente", "land"]
    list_per_page = 50
    search_fields = ["gemeente__naam", "plaats", "land__naam", "geregistreerd_als"]
    autocomplete_fields = ["gemeente", "land"]
    filter_horizontal = ["themas"]
    readonly_fields = ["bevestigd_op", "bevestigd_door", "gevraagd_op", "gewijzigd_op"]
    fieldsets = [
        ("Wie met wie?", {"fields": ["gemeente", "geregistreerd_als", "plaats", "land",
                                     ("breedtegraad", "lengtegraad")]}),
        ("Wat voor band?", {"fields": ["soort", "stand", ("sinds", "tot"), "themas", "toelichting", "contact"]}),
        ("Waar komt dit vandaan?", {"fields": ["bron", "bron_zekerheid", *readonly_fields]}),
    ]  # fmt: skip

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.index()  # with the themas that were just saved


@admin.register(Bandwijziging)
class BandwijzigingAdmin(NoAdd, NoDelete, InEverything, admin.ModelAdmin):
    """What a municipality confirmed or corrected, what nobody of VNG has seen on top; nothing is changed here."""

    list_display = ["stedenband", "was_en_wordt", "door", "op", "gezien"]
    list_display_links = None
    list_filter = [("gezien_op", admin.EmptyFieldListFilter), "stedenband__stand"]
    list_select_related = ["stedenband__gemeente", "stedenband__land", "door"]
    list_per_page = 50
    search_fields = ["stedenband__gemeente__naam", "stedenband__plaats"]
    ordering = [F("gezien_op").asc(nulls_first=True), "-op"]
    actions = ["mark_seen"]

    def get_urls(self):
        """The list only: a change is no form."""
        return [url for url in super().get_urls() if url.name == "samenwerking_bandwijziging_changelist"]

    @admin.display(description="was en is nu")
    def was_en_wordt(self, wijziging):
        if not wijziging.verschillen:
            return "Klopt nog, zegt de gemeente"
        cells = format_html_join(
            "",
            "<tr><th scope='row'>{}</th><td>{}</td><td><strong>{}</strong></td></tr>",
            [(what, old or "-", new or "-") for what, old, new in wijziging.regels],
        )
        return format_html("<table><tr><th></th><th>Was</th><th>Is nu</th></tr>{}</table>", cells)

    @admin.display(description="gezien", boolean=True, ordering="gezien_op")
    def gezien(self, wijziging):
        return wijziging.gezien_op is not None

    @admin.action(description="Markeer als gezien", permissions=["change"])
    def mark_seen(self, request, queryset):
        n = queryset.order_by().mark_seen(timezone.now())
        self.message_user(request, f"{n} als gezien gemarkeerd.")
