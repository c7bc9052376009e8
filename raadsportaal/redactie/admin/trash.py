"""The trash of the admin: deleting a Publicatie lays it there, for thirty days an editor can take it back."""

from datetime import timedelta

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError, Q, RestrictedError
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from raadsportaal.basis.models import Weergave
from raadsportaal.redactie import workflow
from raadsportaal.redactie.admin import counts
from raadsportaal.redactie.admin.bulk import bulk
from raadsportaal.redactie.admin.state import DeskState
from raadsportaal.redactie.kinds import models
from raadsportaal.redactie.models import (
    Controlepunt,
    Daad,
    Doorverwijzing,
    Dubbel,
    Publicatie,
    SamengevoegdKenmerk,
    Status,
    Werkkopie,
)

KEPT = timedelta(days=30)
LINKED = "Dit is gekoppeld aan dossiers van gemeenten. Archiveer het: dan blijft het daar te lezen."


class ZonderPrullenbak(ChangeList):
    """A list of the admin: what lies in the trash is there only for who filters on a status."""

    _filters = None

    def get_filters(self, request):
        """Made once for each list: Django makes all of them anew to count each of them, which took half of the page."""
        if self._filters is None:
            self._filters = super().get_filters(request)
        return self._filters

    def get_queryset(self, request, exclude_parameters=None):
        found = super().get_queryset(request, exclude_parameters)
        counts_statuses = any(name.startswith("status") for name in exclude_parameters or ())
        asked = any(name.startswith("status") for name in self.params) or counts_statuses
        return found if asked else found.kept()


class Prullenbak:
    """Mix in before a ModelAdmin of a Publicatie. Who may delete it is said by the permission of that name, as ever."""

    delete_confirmation_template = "beheer/prullenbak.html"

    def get_changelist(self, request, **kwargs):
        return ZonderPrullenbak

    def get_queryset(self, request):
        found = super().get_queryset(request)
        choosing = request.resolver_match and request.resolver_match.url_name == "autocomplete"
        return found.kept() if choosing else found

    def get_field_queryset(self, db, db_field, request):
        """Nobody chooses what lies in the trash."""
        found = super().get_field_queryset(db, db_field, request)
        related = db_field.remote_field.model
        if not issubclass(related, Publicatie):
            return found
        return (related._default_manager.using(db) if found is None else found).kept()

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.status == Status.VERWIJDERD)

    def has_delete_permission(self, request, obj=None):
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or not (
            obj.status == Status.VERWIJDERD or workflow.refusal(obj, Daad.VERWIJDER, request.user)
        )

    def get_inline_instances(self, request, obj=None):
        """Rows are the record's own: those of one in the trash cannot be changed either."""
        return [] if obj and obj.status == Status.VERWIJDERD else super().get_inline_instances(request, obj)

    def step(self, request, record, daad):
        if daad == Daad.VERWIJDER and not self.has_delete_permission(request):
            raise workflow.KanNiet("U mag dit niet in de prullenbak leggen.")
        if daad == Daad.VERWIJDER and counts.uses(record.KIND, [record.pk]):
            raise workflow.KanNiet(LINKED)
        if record.status == Status.VERWIJDERD and daad != Daad.HERSTEL:
            raise workflow.KanNiet("Het ligt in de prullenbak.")
        super().step(request, record, daad)

    def get_deleted_objects(self, objs, request):
        """Nothing is deleted yet, so nothing that hangs on it goes or holds it back."""
        return [str(obj) for obj in objs], {}, set(), []

    def log_deletions(self, request, queryset):
        """The step itself is logged, when it was taken."""

    def delete_model(self, request, obj):
        try:
            self.step(request, obj, Daad.VERWIJDER)
        except workflow.KanNiet as why:
            DeskState.of(request).refusal = str(why)

    def response_delete(self, request, obj_display, obj_id):
        if why := DeskState.of(request).refusal:
            self.message_user(request, why, messages.ERROR)
            return HttpResponseRedirect(reverse(f"admin:{self._name}_change", args=[obj_id]))
        said = f"‘{obj_display}’ ligt in de prullenbak. U kunt het nog {KEPT.days} dagen terughalen."
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:{self._name}_changelist"))

    @admin.action(description="Leg in de prullenbak", permissions=["delete"])
    def delete_selected(self, request, queryset):
        return bulk(self, request, queryset, "delete_selected", Daad.VERWIJDER)

    # Taking it back.

    @property
    def _name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}"

    def get_urls(self):
        back = self.admin_site.admin_view(require_POST(self.take_back))
        return [path("<path:object_id>/terug/", back, name=f"{self._name}_terug"), *super().get_urls()]

    def take_back(self, request, object_id):
        record = self.get_object(request, object_id)
        if record is None or not super().has_change_permission(request, record):
            raise PermissionDenied
        self._step_and_say(request, record, Daad.HERSTEL)
        return HttpResponseRedirect(reverse(f"admin:{self._name}_change", args=[object_id]))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and obj.status == Status.VERWIJDERD:
            may = super().has_change_permission(request, obj)
            context |= {"in_prullenbak_tot": obj.gewijzigd_op + KEPT, "terug_url": may and f"admin:{self._name}_terug"}
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def purge(now) -> str:
    """Really delete what lies in the trash for thirty days; to be called where all that refers to it can be seen."""
    gone = stayed = 0
    for model, _ in models().values():
        for record in model.objects.purgeable().filter(gewijzigd_op__lt=now - KEPT):
            if _delete(record):
                gone += 1
            else:
                stayed += 1
    return f"{stayed} blijven, want andere gegevens verwijzen ernaar; {gone}" if stayed else str(gone)


def _delete(record) -> bool:
    """With what the desk has of it but its steps: those tell later that it was there."""
    try:
        with transaction.atomic():
            fresh = type(record).objects.trashed().select_for_update(of=("self",)).filter(pk=record.pk).first()
            if fresh is None:
                return False  # taken back a moment ago
            fresh.delete()
            connection.check_constraints()
    except (ProtectedError, RestrictedError, IntegrityError):
        return False
    forget(record.KIND, [record.pk])
    return True


def forget(soort, pks) -> None:
    """What the desk had of records that are really gone."""
    for model in (Controlepunt, Doorverwijzing, SamengevoegdKenmerk, Weergave, Werkkopie):
        model.objects.filter(soort=soort, record__in=pks).delete()
    Dubbel.objects.filter(Q(een__in=pks) | Q(twee__in=pks), soort=soort).delete()
