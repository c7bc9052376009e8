"""Two columns in the list of a Publicatie: how often its page was opened, and in how many dossiers it is used."""

from django.contrib import admin
from django.utils import timezone

from raadsportaal.basis.models import Weergave

_uses = []


def counts_use(function):
    """Register a function (kind, [pk]) -> {pk: how many dossiers}: dossiers are to the right, and behind a lock."""
    _uses.append(function)
    return function


def uses(soort, pks) -> dict:
    """{pk: in how many dossiers of municipalities}, of these records of a kind; without a query for each."""
    counts = {}
    for function in _uses:
        for pk, n in function(soort, pks).items():
            counts[pk] = counts.get(pk, 0) + n
    return counts


class MetTellingen:
    """Mix in before a ModelAdmin and add "bekeken" and "dossiers" to list_display. No query per record."""

    def get_queryset(self, request):
        total = Weergave.objects.total_of(self.model.KIND, timezone.localdate())
        return super().get_queryset(request).annotate(bekeken_n=total)

    def get_changelist_instance(self, request):
        changelist = super().get_changelist_instance(request)
        records = list(changelist.result_list)
        counts = uses(self.model.KIND, [record.pk for record in records])
        for record in records:
            record.dossiers_n = counts.get(record.pk, 0)
        changelist.result_list = records
        return changelist

    @admin.display(description="bekeken (90 dagen)", ordering="bekeken_n")
    def bekeken(self, record):
        return record.bekeken_n

    @admin.display(description="dossiers")
    def dossiers(self, record):
        return record.dossiers_n
