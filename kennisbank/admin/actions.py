"""What an editor can do with many praktijken at once, beside the steps of the workflow."""

from django import forms
from django.contrib import admin
from django.db import transaction
from django.http import FileResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from agendas.models import Doel
from kennisbank import exports
from kennisbank.models import Praktijk, Thema
from raadsportaal.basis.database.locks import locked
from raadsportaal.basis.tables.exports import FORMATS, MOST, rows
from raadsportaal.redactie.admin.bulk import bulk_each, confirmed
from raadsportaal.redactie.workflow import KanNiet

PUBLIC = "staat op het portaal. Zet het erbij in het voorbeeld zelf, dan kijkt een collega mee"


class ThemaForm(forms.Form):
    thema = forms.ModelChoiceField(
        Thema.objects.all(), label="Welk thema?", help_text="Wie dit thema al heeft, wordt overgeslagen."
    )


class DoelForm(forms.Form):
    doel = forms.ModelChoiceField(
        Doel.objects.global_goals().select_related("agenda").order_by("nummer"),
        label="Welke Global Goal?",
        help_text="Het komt achteraan. Wie er al vier heeft, wordt overgeslagen.",
    )


class MetActies:
    """Mix in before a PublicatieAdmin. What is public changes by a working copy only, so these leave it alone."""

    @transaction.atomic
    def _tag(self, request, record, add, what):
        record = locked(record)
        if record.is_public:
            raise KanNiet(PUBLIC)
        if refused := add(record):
            raise KanNiet(refused)
        record.gewijzigd_door = request.user
        record.save()
        self.log_change(request, record, f"Zette erbij: {what}")

    @admin.action(description="Zet thema erbij", permissions=["change"])
    def add_thema(self, request, queryset):
        def step(record, data):
            self._tag(request, record, lambda fresh: fresh.add_thema(data["thema"]), data["thema"])

        return bulk_each(self, request, queryset, "add_thema", step, form=ThemaForm)

    @admin.action(description="Zet doel erbij", permissions=["change"])
    def add_doel(self, request, queryset):
        def step(record, data):
            self._tag(request, record, lambda fresh: fresh.add_doel(data["doel"]), data["doel"])

        return bulk_each(self, request, queryset, "add_doel", step, form=DoelForm)

    @admin.action(description="Exporteer naar CSV", permissions=["view"])
    def export(self, request, queryset):
        answer = confirmed(self, request, queryset, "export", most=MOST)
        if answer is None or isinstance(answer, TemplateResponse):
            return answer

        def row(record):
            return [record.get_status_display(), *exports.row(record, request.build_absolute_uri)]

        ids = list(queryset.values_list("pk", flat=True))
        lines = rows(["status", *exports.COLUMNS], row, Praktijk.objects.for_import(), ids)
        content, content_type = FORMATS["csv"](lines, "praktijken")
        name = f"praktijken-{timezone.localdate():%Y-%m-%d}.csv"
        return FileResponse(content, as_attachment=True, filename=name, content_type=content_type)
