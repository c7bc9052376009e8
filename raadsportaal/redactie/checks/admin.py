"""The queue "Controle nodig" and the links of sources, in the admin."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html_join

from raadsportaal.basis.adminnames import change_url
from raadsportaal.redactie.admin.permissions import NoAdd, NoChange, NoDelete
from raadsportaal.redactie.checks import links, queue, screen
from raadsportaal.redactie.models import Bronlink, Controlepunt


def register():
    """Called by redactie/admin, which the admin reads by itself."""
    admin.site.register(Controlepunt, ControlepuntAdmin)
    admin.site.register(Bronlink, BronlinkAdmin)


class ControlepuntAdmin(NoAdd, NoDelete, admin.ModelAdmin):
    """A queue of records in the place of a list of rows; decisions are taken on the screen of a record."""

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("", view(self.queue), name="redactie_controlepunt_changelist"),
            path("<slug:soort>/<int:pk>/", view(self.record), name="redactie_controlepunt_record"),
        ]

    def queue(self, request):
        self._let_in(request)
        return queue.lijst(request, self.admin_site)

    def record(self, request, soort, pk):
        self._let_in(request)
        return screen.record(request, self.admin_site, soort, pk)

    def _let_in(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied


class BronlinkAdmin(NoAdd, NoChange, NoDelete, admin.ModelAdmin):
    """Read only: addresses come from the records, and their state from looking."""

    list_display = ["url", "in_woorden", "bij", "bekeken_op"]
    list_display_links = None
    list_filter = ["stand"]
    list_per_page = 50
    search_fields = ["url"]
    show_facets = admin.ShowFacets.ALWAYS
    actions = ["look_again"]

    def get_changelist_instance(self, request):
        """The records of all links on the page at once."""
        page = super().get_changelist_instance(request)
        rows = list(page.result_list)
        used = links.used_by([link.url for link in rows])
        for link in rows:
            link.records = used[link.url]
        page.result_list = rows
        return page

    @admin.display(description="stand", ordering="stand")
    def in_woorden(self, link):
        return f"{link.in_woorden} naar {link.naar}" if link.naar else link.in_woorden

    @admin.display(description="bij")
    def bij(self, link):
        rows = [(change_url(record, record.pk), record) for record in link.records]
        return format_html_join(", ", '<a href="{}">{}</a>', rows) or "-"

    @admin.action(description="Kijk nu opnieuw", permissions=["view"])
    def look_again(self, request, queryset):
        n = queryset.update(volgende_keer=timezone.now())
        links.go_on()
        self.message_user(request, f"Het portaal kijkt de komende minuten opnieuw naar {n} adressen.")
