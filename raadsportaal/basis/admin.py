"""The Django admin in the words of the portal, and what every Publicatie has in it."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html

from raadsportaal.basis.inlezen import beheer  # noqa: F401 (the admin of imports)
from raadsportaal.basis.redactie import zoektermen  # noqa: F401 (registers its list)
from raadsportaal.basis.redactie.admin import Werkstroom
from raadsportaal.basis.redactie.adressen import Adreswijziging
from raadsportaal.basis.redactie.bulk import bulk
from raadsportaal.basis.redactie.controle import admin as controle
from raadsportaal.basis.redactie.controle.filter import ControleNodig
from raadsportaal.basis.redactie.controle.punten import TOO_OLD
from raadsportaal.basis.redactie.dubbel_admin import Dubbelwaarschuwing
from raadsportaal.basis.redactie.models import Daad
from raadsportaal.basis.redactie.prullenbak import Prullenbak

controle.register()
admin.site.site_header = "Raadsportaal: beheer"
admin.site.site_title = "Raadsportaal: beheer"
admin.site.index_title = "Waar wilt u aan werken?"
admin.site.site_url = "/"


class NoDelete:
    """For what others refer to: praktijken, searches, addresses. Archive it, or give it another name."""

    def has_delete_permission(self, request, obj=None):
        return False


class PublicatieAdmin(Dubbelwaarschuwing, Adreswijziging, Prullenbak, Werkstroom, admin.ModelAdmin):
    """Status, check date and search row of a Publicatie; its status changes by the buttons of the workflow only.

    Deleting it lays it in the trash, where what dossiers refer to stays.
    """

    list_per_page = 50
    save_on_top = True
    show_facets = admin.ShowFacets.ALWAYS
    date_hierarchy = None
    readonly_fields = ["status", "gecontroleerd_op", "aangemaakt_op", "gewijzigd_op", "gewijzigd_door"]
    prepopulated_fields = {"slug": ["titel"]}
    actions = ["ask_check", "publish", "archive", "mark_checked", "merge_two", "delete_selected"]

    def get_list_filter(self, request):
        return [ControleNodig, *super().get_list_filter(request)]

    @admin.display(description="status", ordering="status")
    def status_label(self, record):
        return record.get_status_display()

    @admin.display(description="laatste controle", ordering="gecontroleerd_op")
    def check_label(self, record):
        if record.gecontroleerd_op is None:
            return "nog niet"
        too_old = record.gecontroleerd_op < timezone.localdate() - TOO_OLD
        return format_html("{}{}", record.gecontroleerd_op.strftime("%d-%m-%Y"), " (te oud)" if too_old else "")

    @admin.display(description="pagina")
    def page_link(self, record):
        if not record.pk or not record.is_published:
            return "-"
        return format_html('<a href="{}">Bekijk op het portaal</a>', record.get_absolute_url())

    @admin.action(description="Vraag controle aan", permissions=["change"])
    def ask_check(self, request, queryset):
        return bulk(self, request, queryset, "ask_check", Daad.VRAAG)

    @admin.action(description="Publiceer", permissions=["change"])
    def publish(self, request, queryset):
        return bulk(self, request, queryset, "publish", Daad.PUBLICEER)

    @admin.action(description="Archiveer", permissions=["change"])
    def archive(self, request, queryset):
        return bulk(self, request, queryset, "archive", Daad.ARCHIVEER)

    @admin.action(description="Markeer als vandaag gecontroleerd", permissions=["change"])
    def mark_checked(self, request, queryset):
        return bulk(self, request, queryset, "mark_checked", Daad.CONTROLEER)
