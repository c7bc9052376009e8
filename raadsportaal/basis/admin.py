"""The Django admin in the words of the portal, and what every Publicatie has in it."""

from django.contrib import admin
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from raadsportaal.basis.models import Status

admin.site.site_header = "Raadsportaal: beheer"
admin.site.site_title = "Raadsportaal: beheer"
admin.site.index_title = "Waar wilt u aan werken?"
admin.site.site_url = "/"


class NoDelete:
    """For what others refer to: praktijken, searches, addresses. Archive it, or give it another name."""

    def has_delete_permission(self, request, obj=None):
        return False


class KeepWhatIsLinked:
    """Dossiers may refer to a record from rows that the admin cannot see: then it stays, and the editor hears why."""

    def delete_model(self, request, obj):
        with transaction.atomic():
            super().delete_model(request, obj)
            connection.check_constraints()  # now, and not when the answer has been written

    def delete_queryset(self, request, queryset):
        with transaction.atomic():
            super().delete_queryset(request, queryset)
            connection.check_constraints()

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except IntegrityError:
            return self._kept(request)

    def changelist_view(self, request, extra_context=None):
        try:
            return super().changelist_view(request, extra_context)
        except IntegrityError:
            return self._kept(request)

    def _kept(self, request):
        self.message_user(
            request, "Dit is gekoppeld aan dossiers van gemeenten en kan niet weg. Archiveer het.", "ERROR"
        )
        return HttpResponseRedirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist"))


class PublicatieAdmin(KeepWhatIsLinked, admin.ModelAdmin):
    """Status, check date and search row of a Publicatie; publishing is a button, blocked until it is complete."""

    list_per_page = 50
    save_on_top = True
    date_hierarchy = None
    readonly_fields = ["status", "gecontroleerd_op", "aangemaakt_op", "gewijzigd_op", "gewijzigd_door"]
    prepopulated_fields = {"slug": ["titel"]}
    actions = ["publish", "archive", "mark_checked"]
    change_form_template = "beheer/publicatie.html"

    def missing(self, record) -> list[str]:
        """What still lacks before this record can be published, in words; nothing by default."""
        return []

    @admin.display(description="status", ordering="status")
    def status_label(self, record):
        return record.get_status_display()

    @admin.display(description="laatste controle", ordering="gecontroleerd_op")
    def check_label(self, record):
        return record.gecontroleerd_op or "nog niet"

    @admin.display(description="pagina")
    def page_link(self, record):
        if not record.pk or not record.is_published:
            return "-"
        return format_html('<a href="{}">Bekijk op het portaal</a>', record.get_absolute_url())

    def save_model(self, request, obj, form, change):
        obj.gewijzigd_door = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        # The search row holds what was just saved in the inlines and the many-to-many ties.
        form.instance.index()
        if form.instance.is_published and (missing := self.missing(form.instance)):
            text = f"Let op: dit staat op het portaal, maar er ontbreekt nu: {', '.join(missing)}."
            self.message_user(request, text, "WARNING")

    def response_change(self, request, obj):
        steps = {
            "_publiceer": self._publish_one,
            "_archiveer": self._archive_one,
            "_controleer": self._check_one,
        }
        for name, step in steps.items():
            if name in request.POST:
                step(request, obj)
                return HttpResponseRedirect(request.path)
        return super().response_change(request, obj)

    def _publish_one(self, request, obj):
        if missing := self.missing(obj):
            self.message_user(request, f"Nog niet gepubliceerd. Dit ontbreekt: {', '.join(missing)}.", level="ERROR")
            return
        self._set_status(request, obj, Status.GEPUBLICEERD)
        self.message_user(request, f"‘{obj}’ is gepubliceerd.")

    def _archive_one(self, request, obj):
        if not obj.is_published:  # an archived page is public
            self.message_user(request, "Alleen wat gepubliceerd is, kan naar het archief.", "ERROR")
            return
        self._set_status(request, obj, Status.GEARCHIVEERD)
        self.message_user(request, f"‘{obj}’ is gearchiveerd. De pagina blijft bestaan, met een melding erop.")

    def _check_one(self, request, obj):
        obj.gecontroleerd_op = timezone.localdate()
        obj.gewijzigd_door = request.user
        obj.save()
        self.log_change(request, obj, "Gecontroleerd")
        self.message_user(request, f"‘{obj}’ is vandaag gecontroleerd.")

    def _set_status(self, request, obj, status):
        obj.status = status
        obj.gewijzigd_door = request.user
        obj.save()
        self.log_change(request, obj, f"Status: {Status(status).label}")

    @admin.action(description="Publiceer de gekozen records", permissions=["change"])
    def publish(self, request, queryset):
        done, skipped = 0, []
        for record in queryset:
            if missing := self.missing(record):
                skipped.append(f"‘{record}’ ({', '.join(missing)})")
            else:
                self._set_status(request, record, Status.GEPUBLICEERD)
                done += 1
        self.message_user(request, f"{done} gepubliceerd.")
        if skipped:
            self.message_user(
                request,
                f"{len(skipped)} overgeslagen, er ontbreekt iets: {'; '.join(skipped[:10])}.",
                "WARNING",
            )

    @admin.action(description="Archiveer de gekozen records", permissions=["change"])
    def archive(self, request, queryset):
        published = list(queryset.published())
        for record in published:
            self._set_status(request, record, Status.GEARCHIVEERD)
        skipped = len(queryset) - len(published)
        self.message_user(request, f"{len(published)} gearchiveerd.")
        if skipped:
            self.message_user(request, f"{skipped} overgeslagen: niet gepubliceerd.", "WARNING")

    @admin.action(description="Markeer als vandaag gecontroleerd", permissions=["change"])
    def mark_checked(self, request, queryset):
        for record in queryset:
            self._check_one(request, record)
